#!/usr/bin/env bash
# Installs a .deb into a clean Debian root (debootstrap, no Python) and lets the program check itself there.
# Usage, as root: packaging/debian/check.sh dist/kinerja-desktop_0.1.0_amd64.deb
set -euo pipefail
package=$(realpath "$1")
root=$(mktemp -d /var/tmp/kinerja-deb-XXXXXX)
clean() {
    umount "$root/dev" "$root/proc" 2>/dev/null || true
    rm -rf --one-file-system "$root"
}
trap clean EXIT
debootstrap --variant=minbase bookworm "$root" >/dev/null
cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp "$package" "$root/tmp/kinerja.deb"
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$@"; }
inside apt-get update -q >/dev/null
inside DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends /tmp/kinerja.deb >/dev/null
if inside which python3; then exit 1; fi
inside kinerja periksa --program
inside kinerja contoh --data /root/contoh
inside kinerja-desktop --data /root/contoh --gambar /root/jendela.png
test -s "$root/root/jendela.png"
echo "paket $(basename "$package"): baik"
