// What the kernel says about one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sim::vtime {

// The state in the text of a /proc stat file: R, S, D, Z…
char state_of(std::string_view stat);
// When a thread began, in the same text: in the kernel's ticks since the machine did. 0 if that is
// no such text.
std::uint64_t begin_of_thread(std::string_view stat);
// All of a small file of /proc; "" if it cannot be read.
std::string read_proc(const std::string& path);

// One file of /proc that is read again and again; kept open if that is asked for.
class ProcFile {
 public:
  ProcFile(std::string path, bool keep);
  ProcFile(ProcFile&& other) noexcept;
  ProcFile& operator=(ProcFile&&) = delete;
  ~ProcFile();

  // The beginning of it, valid until `buffer` is used again; empty if it is gone.
  std::string_view read(char* buffer, std::size_t size) const;
  bool kept() const { return fd_ >= 0; }

 private:
  std::string path_;
  int fd_ = -1;
};

enum class Wait {
  kNothing,
  kAnything,
  kPeers,  // without a time limit, for a thread of its own process: a private futex(2)
};

// `text` is of a /proc syscall file.
Wait wait_of(std::string_view text);

class ThreadFiles {
 public:
  struct Counts {
    std::uint64_t runs = 0;    // how often it was given a processor
    std::uint64_t ran_ns = 0;  // for how long altogether; 0 where the kernel does not count it

    friend bool operator==(const Counts&, const Counts&) = default;
  };

  ThreadFiles(int pid, int tid, bool keep);

  // Nothing if the thread has ended. To read the state costs four times what the counts cost.
  std::optional<Counts> counts() const;
  std::optional<char> state() const;
  // What a thread waits for whose state is "asleep". kNothing if a processor still runs it, or will
  // run it again without anybody waking it: the state changes a moment before the thread is asleep,
  // and that of a dead one before its parent has been told. kAnything where the kernel does not
  // say.
  Wait wait() const;
  int kept() const { return stat_.kept() + runs_.kept() + call_.kept(); }

 private:
  ProcFile stat_;
  ProcFile runs_;
  ProcFile call_;
};

}  // namespace sim::vtime
