"""The one way off the UI thread: reads on a pool, writes one after another, results back on the UI thread.

    session.tasks.read(self, lambda progress: services.pegawai.list(konteks, progress)).success(self._show).run()
    session.tasks.write(self, lambda progress: services.nilai.save(konteks, edits)).success(self._saved).run()

What copies big files before it writes a row of them goes by `Tasks.copy`: no transaction is open while it copies, and no
cell waits behind it. What closes the office (another one, a copy in its place) goes by `Tasks.alone`, after both.

A result for an owner that is gone is dropped. A `KnownError` becomes a sentence for the user unless
`Task.failure` takes it; any other exception goes to `crash` (log, tell, orderly exit). A write returns
`domain.changes.Outcome`; its Changes go to the bus with the owner as initiator before `success` is called.
"""

from __future__ import annotations

import threading
import time
import weakref
from collections.abc import Callable
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from kinerja_desktop.domain.changes import Outcome
from kinerja_desktop.foundation.errors import Cancelled, ConflictError, KnownError, RefusedError
from kinerja_desktop.foundation.progress import Progress
from kinerja_desktop.gui import crash
from kinerja_desktop.gui.events import ChangeBus

T = TypeVar("T")
Work = Callable[[Progress], T]
_TELL_EVERY = 0.05


class Executor(Protocol):
    """Where work runs and how its answer comes back to the UI thread."""

    def submit(self, job: Callable[[], None], writes: bool) -> None:
        """Run a job; jobs with ``writes`` run one at a time in order."""

    def submit_copy(self, job: Callable[[], None]) -> None:
        """Run a job that copies much before it writes little: one at a time, beside the writes."""

    def finish_copies(self) -> None:
        """Wait, in the thread of writes, until everything that copies has ended."""

    def finish_writes(self) -> None:
        """Wait, in the UI thread, until all that writes has ended, and deliver what came of it."""

    def deliver(self, answer: Callable[[], None]) -> None:
        """Call ``answer`` on the UI thread; called from any thread."""

    def drain(self) -> None:
        """Wait until nothing runs any more."""


class _Job(QRunnable):
    def __init__(self, job: Callable[[], None]) -> None:
        super().__init__()
        self._work = job

    def run(self) -> None:
        """Run in a pool thread; the job catches everything itself."""
        self._work()


class ThreadExecutor(QObject):
    """Threads of Qt's pools; lives in the UI thread."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reads = QThreadPool(self)
        self._reads.setMaxThreadCount(2)
        self._writes = QThreadPool(self)
        self._writes.setMaxThreadCount(1)
        self._copies = QThreadPool(self)
        self._copies.setMaxThreadCount(1)
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def submit(self, job: Callable[[], None], writes: bool) -> None:
        """See `Executor`."""
        (self._writes if writes else self._reads).start(_Job(job))

    def submit_copy(self, job: Callable[[], None]) -> None:
        """See `Executor`."""
        self._copies.start(_Job(job))

    def finish_copies(self) -> None:
        """See `Executor`."""
        self._copies.waitForDone()

    def finish_writes(self) -> None:
        """See `Executor`."""
        self._writes.waitForDone()
        self._copies.waitForDone()
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall.value)

    def deliver(self, answer: Callable[[], None]) -> None:
        """See `Executor`."""
        self._arrived.emit(answer)

    @Slot(object)
    def _call(self, answer: Callable[[], None]) -> None:
        answer()

    def drain(self) -> None:
        """See `Executor`."""
        self._writes.waitForDone()
        self._copies.waitForDone()
        self._reads.waitForDone()


class InlineExecutor:
    """Runs everything at once on the calling thread; for tests."""

    def submit(self, job: Callable[[], None], writes: bool) -> None:
        """See `Executor`."""
        del writes
        job()

    def submit_copy(self, job: Callable[[], None]) -> None:
        """See `Executor`."""
        job()

    def finish_copies(self) -> None:
        """See `Executor`."""

    def finish_writes(self) -> None:
        """See `Executor`."""

    def deliver(self, answer: Callable[[], None]) -> None:
        """See `Executor`."""
        answer()

    def drain(self) -> None:
        """See `Executor`."""


class _Reporter:
    """Progress of one task: thins reports out, raises Cancelled after Batal."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()
        self._last = 0.0

    def cancel(self) -> None:
        self._stop.set()

    def step(self, done: int, total: int, what: str = "") -> None:
        """Report; see `foundation.progress.Progress`."""
        if self._stop.is_set():
            raise Cancelled
        if done < 0:
            return  # still at it: what was told last holds
        now = time.monotonic()
        if now - self._last >= _TELL_EVERY or done == total:
            self._last = now
            self._tell(done, total, what)


class Task(Generic[T]):
    """One piece of work being described, then run. Each ``success`` etc. returns the task itself."""

    def __init__(
        self,
        tasks: Tasks,
        owner: QObject,
        work: Work[T],
        writes: bool,
        label: str,
        *,
        copies: bool = False,
        alone: bool = False,
    ) -> None:
        self.label = label
        self.copies = copies
        self.alone = alone
        self.writes = writes
        self._tasks = tasks
        self._owner = weakref.ref(owner)
        self._work = work
        self._success: Callable[[T], object] | None = None
        self._failure: Callable[[KnownError], object] | None = None
        self._progress: Callable[[int, int, str], object] | None = None
        self._reporter = _Reporter(self._report)
        self._is_fresh = False
        self._began_at = 0
        self._holds: weakref.WeakMethod[Callable[[], bool]] | None = None
        self.is_left = False
        """It failed, and what it should have written is not done; where it stays on a screen see `Tasks.left`."""

    def success(self, call: Callable[[T], object]) -> Task[T]:
        """Set who gets the result (for a write: `Outcome.value`)."""
        self._success = call
        return self

    def failure(self, call: Callable[[KnownError], object]) -> Task[T]:
        """Set who gets a KnownError (Cancelled too); without it the user is told."""
        self._failure = call
        return self

    def progress(self, call: Callable[[int, int, str], object]) -> Task[T]:
        """Set who hears of progress; the bottom bar hears in any case."""
        self._progress = call
        return self

    def fresh(self) -> Task[T]:
        """Read again, before anybody is told, where the owner has written meanwhile: the answer would be older."""
        self._is_fresh = True
        return self

    def holds(self, waits: Callable[[], bool]) -> Task[T]:
        """What was typed may stay on the screen, unwritten, even if a rule of the office refuses it.

        Args:
            waits: a method of whoever holds it that tells, at any time, whether something is unwritten.
        """
        self._holds = weakref.WeakMethod(waits)
        return self

    def run(self) -> Task[T]:
        """Start."""
        self._tasks.start(self)
        return self

    def cancel(self) -> None:
        """Ask the work to end at its next step."""
        self._reporter.cancel()

    def owner(self) -> QObject | None:
        """Return the owner if it still lives."""
        found = self._owner()
        return found if found is not None and shiboken6.isValid(found) else None

    def begin(self) -> None:
        """Note what the owner has written until now; called by `Tasks.start`."""
        self._began_at = self._tasks.commits(self.owner())

    # -- off the UI thread
    def perform(self, executor: Executor) -> None:
        """Run the work where the executor put it, and send the answer back."""
        try:
            value = self._work(self._reporter)
        except KnownError as error:
            executor.deliver(partial(self._refused, error))
        except BaseException as error:  # noqa: BLE001 - handed to crash on the UI thread, never swallowed
            executor.deliver(partial(self._crashed, error))
        else:
            executor.deliver(lambda: self._finished(value))

    def _report(self, done: int, total: int, what: str) -> None:
        self._tasks.executor.deliver(lambda: self._told(done, total, what))

    # -- on the UI thread
    def _told(self, done: int, total: int, what: str) -> None:
        self._tasks.progressed.emit(self, done, total, what)
        if self._progress is not None and self.owner() is not None:
            self._progress(done, total, what)

    def _finished(self, value: Any) -> None:
        self._tasks.ended(self)
        if self._is_fresh and self._began_at != self._tasks.commits(self.owner()):
            self._tasks.start(self)
            return
        result = value
        if isinstance(value, Outcome):
            self._tasks.changes.publish(value.changes, self.owner())
            result = value.value
        if self._success is not None and self.owner() is not None:
            self._success(result)
        self._tasks.answered.emit()

    def _refused(self, error: KnownError) -> None:
        is_no = isinstance(error, (RefusedError, ConflictError, Cancelled))
        self.is_left = self.writes and self._holds is None and not is_no
        self._tasks.ended(self, committed=False)
        owner = self.owner()
        if owner is not None and self._holds is not None:
            self._tasks.hold(owner, self._holds)
        if owner is not None and self._failure is not None:
            self._failure(error)
        elif owner is not None:
            self._tasks.refused.emit(error, owner)
        self._tasks.answered.emit()

    def _crashed(self, error: BaseException) -> None:
        self.is_left = self.writes
        self._tasks.ended(self, committed=False)
        crash.report(error)


class Tasks(QObject):
    """All work of one window.

    Signals:
        started(task), progressed(task, done, total, what), finished(task): for the bottom bar.
        saved(): a write was committed.
        answered(): whoever asked for some work has dealt with what came of it.
        refused(error, owner): a KnownError nobody took; the window tells the user.
    """

    started = Signal(object)
    progressed = Signal(object, int, int, str)
    finished = Signal(object)
    saved = Signal()
    answered = Signal()
    refused = Signal(object, object)

    def __init__(
        self, changes: ChangeBus, executor: Executor | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.changes = changes
        self.executor: Executor = executor or ThreadExecutor(self)
        self._running: list[Task[Any]] = []
        self._commits: weakref.WeakKeyDictionary[QObject, int] = weakref.WeakKeyDictionary()
        self._held: list[tuple[weakref.ref[QObject], weakref.WeakMethod[Callable[[], bool]]]] = []
        self._is_shut = False

    @property
    def running(self) -> list[Task[Any]]:
        """Return the tasks under way, the oldest first."""
        return list(self._running)

    @property
    def writing(self) -> bool:
        """Return whether a write is waiting or under way."""
        return any(task.writes for task in self._running)

    @property
    def left(self) -> bool:
        """Return whether words that could not be written still stand on some screen."""
        return bool(self.holders)

    @property
    def holders(self) -> list[QObject]:
        """Return who holds words that could not be written."""
        self._held = [(owner, waits) for owner, waits in self._held if _still(owner(), waits())]
        return list(dict.fromkeys(owner for one, _ in self._held if (owner := one()) is not None))

    def hold(self, owner: QObject, waits: weakref.WeakMethod[Callable[[], bool]]) -> None:
        """Remember who may hold unwritten words; called by a task that was refused."""
        if all(known != waits for _, known in self._held):
            self._held.append((weakref.ref(owner), waits))

    def read(self, owner: QObject, work: Work[T], label: str = "") -> Task[T]:
        """Describe a read; ``label`` shows in the bottom bar when it takes long."""
        return Task(self, owner, work, False, label)

    def write(self, owner: QObject, work: Work[Outcome[T]], label: str = "") -> Task[T]:
        """Describe a write; its Changes are published."""
        task: Task[Any] = Task(self, owner, work, True, label)
        return task

    def commits(self, owner: QObject | None) -> int:
        """Return how many writes of an owner were committed."""
        return self._commits.get(owner, 0) if owner is not None else 0

    def copy(self, owner: QObject, work: Work[Outcome[T]], label: str = "") -> Task[T]:
        """Describe a write that copies files first: cells typed meanwhile do not wait for it, closing does."""
        task: Task[Any] = Task(self, owner, work, True, label, copies=True)
        return task

    def alone(self, owner: QObject, work: Work[Outcome[T]], label: str = "") -> Task[T]:
        """Describe a write that closes the office: it waits for what was typed and for what is copied."""
        task: Task[Any] = Task(self, owner, work, True, label, alone=True)
        return task

    def start(self, task: Task[Any]) -> None:
        """Run a described task (use `Task.run`); nothing begins any more once the window has closed."""
        if self._is_shut:
            return  # an answer that came last asked for it
        task.begin()
        self._running.append(task)
        self.started.emit(task)
        if task.copies:
            self.executor.submit_copy(lambda: task.perform(self.executor))
        else:
            self.executor.submit(partial(self._perform, task), task.writes)

    def _perform(self, task: Task[Any]) -> None:
        if task.alone:
            self.executor.finish_copies()
        task.perform(self.executor)

    def ended(self, task: Task[Any], committed: bool = True) -> None:
        """Forget a task; called by itself on the UI thread."""
        if task in self._running:
            self._running.remove(task)
        owner = task.owner()
        if task.writes and committed and owner is not None:
            self._commits[owner] = self.commits(owner) + 1
        self.finished.emit(task)
        if (
            task.writes and committed and not task.alone
        ):  # closing the office before saved nothing of this one
            self.saved.emit()

    def finish_writes(self) -> None:
        """Wait until all is written, also what an answer leads to, so that what fails is known (`left`)."""
        before: list[Task[Any]] = []
        while (writing := [task for task in self._running if task.writes]) != before:
            before = writing
            self.executor.finish_writes()

    def shut(self) -> None:
        """Cancel reads, let writes finish, wait for both; used when the window closes. It is the end of all tasks."""
        self._is_shut = True
        for task in self._running:
            if not task.writes:
                task.cancel()
        self.executor.drain()


def _still(owner: QObject | None, waits: Callable[[], bool] | None) -> bool:
    return owner is not None and shiboken6.isValid(owner) and waits is not None and waits()
