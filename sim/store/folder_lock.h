// One program at a time on a folder.
#pragma once

#include <string>

namespace sim {

class FolderLock {
 public:
  static constexpr char kFile[] = "backlot.lock";
  enum class IfTaken { kRefuse, kWait };

  // Takes the lock: a file in the folder, which stays there. The kernel releases it when the
  // program ends, however that happens, and programs that it started do not hold it.
  // std::runtime_error with one clear line if another program, or another FolderLock of this one,
  // has it and is not to be waited for, or if the file cannot be made.
  explicit FolderLock(const std::string& folder, IfTaken if_taken = IfTaken::kRefuse);
  ~FolderLock();
  FolderLock(const FolderLock&) = delete;
  FolderLock& operator=(const FolderLock&) = delete;

  // False if the file is no longer in its folder: then the lock keeps nobody away.
  bool is_in_place() const;

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace sim
