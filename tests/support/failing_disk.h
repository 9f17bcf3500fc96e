// A disk that refuses to be written to or read, under every database that is opened meanwhile.
//
//   tests::FailingDisk disk;
//   sim::Database store{folder.path("data")};
//   disk.fail_writes(3);       // the third write from now on fails, and all that follow
//   …
//   disk.heal();
#pragma once

#include <memory>

namespace tests {

class FailingDisk {
 public:
  // From now on this is SQLite's disk: whatever is opened must be closed before it goes away. One
  // at a time.
  FailingDisk();
  ~FailingDisk();
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  enum class Fault { kFull, kReadOnly, kError };

  // The `first` write from now on fails, and all after it: 1 is the next one.
  void fail_writes(int first, Fault fault = Fault::kFull);
  void fail_reads();
  void heal();
  // Whether something was refused since it was told to fail.
  bool has_refused() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tests
