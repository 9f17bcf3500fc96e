#include "sim/vtime/slots.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "sim/vtime/thread_files.h"

namespace sim::vtime {
namespace {

// All reads of the page go through this, as programs change its slots at any moment.
template <class T>
std::atomic_ref<T> shared(const T& field) {
  return std::atomic_ref<T>(const_cast<T&>(field));
}

// Sends the signal to the thread that owns the slot, or to its process. False if it has ended.
bool send(const backlot_vtime_slot& slot, int signal) {
  const std::int32_t owner = owner_of(slot);
  const long result = slot.kind == BACKLOT_VTIME_WAIT
                          ? ::syscall(SYS_tgkill, slot.pid, owner, signal)
                          : ::kill(owner, signal);
  return result == 0 || errno != ESRCH;
}

std::string stat_file_of(std::int32_t pid, std::int32_t thread) {
  return "/proc/" + std::to_string(pid) + "/task/" + std::to_string(thread) + "/stat";
}

// Whether the thread is dead though its parent has not been told yet. Signals can still be sent to
// it, but no code of the program gets them.
bool is_zombie(std::int32_t pid, std::int32_t thread) {
  const int fd = ::open(stat_file_of(pid, thread).c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return errno == ENOENT;
  char text[256];
  const ssize_t size = ::read(fd, text, sizeof text);
  ::close(fd);
  if (size <= 0) return true;
  const char state = state_of({text, static_cast<std::size_t>(size)});
  return state == 'Z' || state == 'X';
}

// When the thread began, in the kernel's ticks of 10 ms; 0 if it has ended.
std::uint64_t begin_of(std::int32_t pid, std::int32_t thread) {
  return begin_of_thread(read_proc(stat_file_of(pid, thread)));
}

// Which of two threads that began in the same tick is older. Their numbers are near each other, and
// the older one has the lower, unless the kernel began to count anew between the two.
bool is_numbered_before(std::int32_t a, std::int32_t b) {
  constexpr std::int32_t kFar = 10'000;
  return a < b ? b - a < kFar : a - b >= kFar;
}

bool wake(backlot_vtime_slot& slot) {
  std::int32_t waiting = BACKLOT_VTIME_WAITING;
  if (!shared(slot.state).compare_exchange_strong(waiting, BACKLOT_VTIME_WOKEN)) return false;
  return send(slot, BACKLOT_VTIME_SIGNAL);
}

bool signal_of_timer(const backlot_vtime_slot& slot, std::int64_t times) {
  siginfo_t info;
  std::memset(&info, 0, sizeof info);
  info.si_signo = slot.signal;
  info.si_code = SI_TIMER;
  info.si_overrun = static_cast<int>(times - 1);
  std::memcpy(&info.si_value, &slot.value, sizeof info.si_value);
  const std::int32_t owner = owner_of(slot);
  const long result = slot.thread != 0
                          ? ::syscall(SYS_rt_tgsigqueueinfo, owner, slot.thread, slot.signal, &info)
                          : ::syscall(SYS_rt_sigqueueinfo, owner, slot.signal, &info);
  return result == 0 || errno != ESRCH;
}

bool tell(backlot_vtime_slot& slot, std::int64_t times) {
  switch (slot.kind) {
    case BACKLOT_VTIME_DESCRIPTOR:
      shared(slot.ticks).fetch_add(times);
      return send(slot, BACKLOT_VTIME_SIGNAL);
    case BACKLOT_VTIME_TIMER:
      shared(slot.ticks).store(times);
      return slot.signal == 0 ? is_alive(slot) : signal_of_timer(slot, times);
    default:
      return send(slot, slot.signal);
  }
}

bool fire_timer(backlot_vtime_slot& slot, std::int64_t now) {
  std::int64_t deadline = deadline_of(slot);
  if (deadline == 0 || deadline > now) return false;
  const std::int64_t interval = shared(slot.interval).load();
  const std::int64_t times = interval > 0 ? (now - deadline) / interval + 1 : 1;
  const std::int64_t next = interval > 0 ? deadline + times * interval : 0;
  if (!shared(slot.deadline).compare_exchange_strong(deadline, next)) return false;
  return tell(slot, times);
}

}  // namespace

std::int32_t owner_of(const backlot_vtime_slot& slot) {
  return shared(slot.owner).load(std::memory_order_acquire);
}

bool is_older(const backlot_vtime_slot& a, const backlot_vtime_slot& b) {
  const bool same_process = a.pid == b.pid;
  const std::int32_t first = same_process ? owner_of(a) : a.pid;
  const std::int32_t second = same_process ? owner_of(b) : b.pid;
  if (first == second) return false;
  const std::uint64_t first_begin = begin_of(a.pid, first);
  const std::uint64_t second_begin = begin_of(b.pid, second);
  if (first_begin != second_begin) return first_begin < second_begin;
  return is_numbered_before(first, second);
}

std::int64_t deadline_of(const backlot_vtime_slot& slot) { return shared(slot.deadline).load(); }

bool is_pending(const backlot_vtime_slot& slot) {
  if (owner_of(slot) == 0 || deadline_of(slot) == 0) return false;
  return slot.kind != BACKLOT_VTIME_WAIT || shared(slot.state).load() == BACKLOT_VTIME_WAITING;
}

bool is_alive(const backlot_vtime_slot& slot) {
  return send(slot, 0) && !is_zombie(slot.pid, owner_of(slot));
}

void free_slot(backlot_vtime_slot& slot) {
  std::int32_t owner = owner_of(slot);
  shared(slot.deadline).store(0);
  shared(slot.state).store(BACKLOT_VTIME_IDLE);
  shared(slot.interval).store(0);
  shared(slot.ticks).store(0);
  shared(slot.signal).store(0);
  shared(slot.thread).store(0);
  shared(slot.value).store(0);
  shared(slot.identity).store(0);
  shared(slot.kind).store(0);
  shared(slot.pid).store(0);
  shared(slot.owner).compare_exchange_strong(owner, 0);
}

bool fire(backlot_vtime_slot& slot, std::int64_t now) {
  const bool done = slot.kind == BACKLOT_VTIME_WAIT ? wake(slot) : fire_timer(slot, now);
  if (!done && !is_alive(slot)) free_slot(slot);
  return done;
}

}  // namespace sim::vtime
