#include "sim/vtime/clock_page.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "sim/process/descriptor.h"
#include "sim/vtime/layout.h"
#include "sim/vtime/slots.h"

namespace sim::vtime {
namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

// Memory that has a descriptor and is in no folder, so that nothing is left behind.
int make_memory() {
  const int fd = ::memfd_create(BACKLOT_VTIME_FILE_NAME, MFD_CLOEXEC);
  if (fd < 0) fail("make memory for the programs' clock");
  if (::ftruncate(fd, sizeof(backlot_vtime_page)) == 0) return fd;
  ::close(fd);
  fail("make the programs' clock");
}

backlot_vtime_page* map(int fd) {
  void* at = ::mmap(nullptr, sizeof(backlot_vtime_page), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  if (at == MAP_FAILED) fail("map the programs' clock");
  return static_cast<backlot_vtime_page*>(at);
}

// Whether slot `a` is woken before slot `b`.
bool before(const backlot_vtime_slot& a, const backlot_vtime_slot& b) {
  const std::int64_t first = deadline_of(a);
  const std::int64_t second = deadline_of(b);
  return first != second ? first < second : is_older(a, b);
}

}  // namespace

std::filesystem::path find_library() {
  namespace fs = std::filesystem;
  if (const char* named = std::getenv("BACKLOT_VTIME_LIBRARY"); named != nullptr && *named != 0) {
    if (fs::exists(named)) return fs::absolute(named);
    throw std::runtime_error("BACKLOT_VTIME_LIBRARY: there is no file " + std::string(named));
  }
  const fs::path folder = fs::read_symlink("/proc/self/exe").parent_path();
  const fs::path beside = folder / BACKLOT_VTIME_LIBRARY_NAME;
  if (fs::exists(beside)) return beside;
  for (fs::path up = folder; up != up.root_path(); up = up.parent_path()) {
    const fs::path built = up / "sim" / "vtime" / BACKLOT_VTIME_LIBRARY_NAME;
    if (fs::exists(built)) return built;
  }
  throw std::runtime_error("cannot find " BACKLOT_VTIME_LIBRARY_NAME " beside " + folder.string() +
                           "; BACKLOT_VTIME_LIBRARY may name it");
}

struct ClockPage::Impl {
  std::filesystem::path library = find_library();
  Descriptor memory{make_memory()};  // kept open, as programs reach it by this process's /proc
  backlot_vtime_page* page = map(memory.get());

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { ::munmap(page, sizeof *page); }

  std::string path() const {
    return "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(memory.get());
  }

  std::int64_t now() const { return std::atomic_ref(page->now).load(); }

  backlot_vtime_slot* begin() const { return page->slots; }
  backlot_vtime_slot* end() const {
    return page->slots + std::atomic_ref(page->used).load(std::memory_order_acquire);
  }

  // The slot that is woken next, if any has a deadline.
  backlot_vtime_slot* first() const {
    backlot_vtime_slot* best = nullptr;
    for (backlot_vtime_slot* slot = begin(); slot != end(); ++slot) {
      if (!is_pending(*slot)) continue;
      if (best == nullptr || before(*slot, *best)) best = slot;
    }
    return best;
  }
};

ClockPage::ClockPage(Time now, std::uint64_t seed) : impl_(std::make_unique<Impl>()) {
  backlot_vtime_page& page = *impl_->page;
  page.now = now.time_since_epoch().count();
  page.monotonic_zero = page.now - kUptimeAtStart.count();
  page.seed = seed;
  page.magic = BACKLOT_VTIME_MAGIC;
}

ClockPage::~ClockPage() = default;

std::map<std::string, std::string> ClockPage::environment(const std::string& task) const {
  std::map<std::string, std::string> variables{
      {"LD_PRELOAD", impl_->library.string()},
      {BACKLOT_VTIME_PAGE_VARIABLE, impl_->path()},
  };
  if (!task.empty()) variables.emplace(BACKLOT_VTIME_TASK_VARIABLE, task);
  return variables;
}

void ClockPage::set(Time now) {
  std::atomic_ref(impl_->page->now).store(now.time_since_epoch().count());
}

Time ClockPage::now() const { return Time{Duration{impl_->now()}}; }

std::optional<Time> ClockPage::next_deadline() const {
  while (backlot_vtime_slot* slot = impl_->first()) {
    const std::int64_t deadline = deadline_of(*slot);
    if (is_alive(*slot)) {
      if (deadline != 0) return Time{Duration{deadline}};
    } else {
      free_slot(*slot);
    }
  }
  return std::nullopt;
}

bool ClockPage::wake_one() {
  for (;;) {
    backlot_vtime_slot* const slot = impl_->first();
    const std::int64_t now = impl_->now();
    if (slot == nullptr || deadline_of(*slot) > now) return false;
    if (fire(*slot, now)) return true;
  }
}

std::size_t ClockPage::wake_due() {
  std::size_t woken = 0;
  while (wake_one()) ++woken;
  return woken;
}

std::size_t ClockPage::slots() const {
  return static_cast<std::size_t>(std::count_if(
      impl_->begin(), impl_->end(), [](const auto& slot) { return owner_of(slot) != 0; }));
}

}  // namespace sim::vtime
