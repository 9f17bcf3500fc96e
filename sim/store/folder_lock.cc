#include "sim/store/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace sim {

FolderLock::FolderLock(const std::string& folder, IfTaken if_taken) : path_(folder + "/" + kFile) {
  file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file_ < 0) {
    throw std::runtime_error("cannot use the folder " + folder + ": " + path_ + ": " +
                             std::strerror(errno));
  }
  const int how = if_taken == IfTaken::kWait ? LOCK_EX : LOCK_EX | LOCK_NB;
  int taken = 0;
  do {
    taken = ::flock(file_, how);
  } while (taken != 0 && errno == EINTR);
  if (taken == 0) return;
  const int error = errno;
  ::close(file_);
  if (error == EWOULDBLOCK) {
    throw std::runtime_error("the folder " + folder + " is in use by another server");
  }
  throw std::runtime_error("cannot lock the folder " + folder + ": " + std::strerror(error));
}

FolderLock::~FolderLock() { ::close(file_); }

bool FolderLock::is_in_place() const {
  struct stat held {};
  struct stat found {};
  return ::fstat(file_, &held) == 0 && ::stat(path_.c_str(), &found) == 0 &&
         held.st_dev == found.st_dev && held.st_ino == found.st_ino;
}

}  // namespace sim
