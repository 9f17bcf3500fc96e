#include "tests/support/failing_disk.h"

#include <sqlite3.h>

#include <atomic>
#include <limits>
#include <stdexcept>

namespace tests {

struct FailingDisk::Impl {
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs vfs{};
  // A server under test uses the disk from a thread of its own.
  std::atomic<int> writes_left = std::numeric_limits<int>::max();
  std::atomic<bool> reads_fail = false;
  std::atomic<Fault> fault = Fault::kFull;
  std::atomic<bool> refused = false;

  int refuse(int code) {
    refused = true;
    return code;
  }
  // SQLITE_OK if a write may be made.
  int write() {
    if (writes_left > 1) {
      if (writes_left != std::numeric_limits<int>::max()) --writes_left;
      return SQLITE_OK;
    }
    switch (fault) {
      case Fault::kReadOnly:
        return refuse(SQLITE_READONLY);
      case Fault::kError:
        return refuse(SQLITE_IOERR_WRITE);
      case Fault::kFull:
        break;
    }
    return refuse(SQLITE_FULL);
  }
  int read() { return reads_fail ? refuse(SQLITE_IOERR_READ) : SQLITE_OK; }
};

namespace {

using Disk = FailingDisk;

// A file of the disk: SQLite's own lies behind it.
struct File {
  sqlite3_file base;
  void* disk;
};

template <class Impl>
Impl& disk_of(sqlite3_file* file) {
  return *static_cast<Impl*>(reinterpret_cast<File*>(file)->disk);
}
sqlite3_file* real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<File*>(file) + 1);
}

// All but opening is the real one's.
template <class Impl>
sqlite3_vfs* real(sqlite3_vfs* vfs) {
  return static_cast<Impl*>(vfs->pAppData)->real;
}

template <class Impl>
const sqlite3_io_methods* methods() {
  static const sqlite3_io_methods kMethods = [] {
    sqlite3_io_methods m{};
    m.iVersion = 2;  // without memory-mapped reads
    m.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
    m.xRead = [](sqlite3_file* f, void* to, int size, sqlite3_int64 at) {
      const int refused = disk_of<Impl>(f).read();
      return refused != SQLITE_OK ? refused : real(f)->pMethods->xRead(real(f), to, size, at);
    };
    m.xWrite = [](sqlite3_file* f, const void* from, int size, sqlite3_int64 at) {
      const int refused = disk_of<Impl>(f).write();
      return refused != SQLITE_OK ? refused : real(f)->pMethods->xWrite(real(f), from, size, at);
    };
    m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
      const int refused = disk_of<Impl>(f).write();
      return refused != SQLITE_OK ? refused : real(f)->pMethods->xTruncate(real(f), size);
    };
    m.xSync = [](sqlite3_file* f, int flags) {
      const int refused = disk_of<Impl>(f).write();
      return refused != SQLITE_OK ? refused : real(f)->pMethods->xSync(real(f), flags);
    };
    m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
      return real(f)->pMethods->xFileSize(real(f), size);
    };
    m.xLock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); };
    m.xUnlock = [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); };
    m.xCheckReservedLock = [](sqlite3_file* f, int* is) {
      return real(f)->pMethods->xCheckReservedLock(real(f), is);
    };
    m.xFileControl = [](sqlite3_file* f, int what, void* arg) {
      return real(f)->pMethods->xFileControl(real(f), what, arg);
    };
    m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
    m.xDeviceCharacteristics = [](sqlite3_file* f) {
      return real(f)->pMethods->xDeviceCharacteristics(real(f));
    };
    m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** at) {
      return real(f)->pMethods->xShmMap(real(f), page, size, extend, at);
    };
    m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
      return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
    };
    m.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
    m.xShmUnmap = [](sqlite3_file* f, int remove) {
      return real(f)->pMethods->xShmUnmap(real(f), remove);
    };
    return m;
  }();
  return &kMethods;
}

template <class Impl>
void make_vfs(Impl& impl) {
  sqlite3_vfs& vfs = impl.vfs;
  vfs.iVersion = 2;
  vfs.szOsFile = static_cast<int>(sizeof(File)) + impl.real->szOsFile;
  vfs.mxPathname = impl.real->mxPathname;
  vfs.zName = "failing";
  vfs.pAppData = &impl;
  vfs.xOpen = [](sqlite3_vfs* v, const char* name, sqlite3_file* file, int flags, int* out) {
    auto* const opened = reinterpret_cast<File*>(file);
    opened->base.pMethods = nullptr;
    opened->disk = v->pAppData;
    const int rc = real<Impl>(v)->xOpen(real<Impl>(v), name, real(file), flags, out);
    if (rc == SQLITE_OK) opened->base.pMethods = methods<Impl>();
    return rc;
  };
  vfs.xDelete = [](sqlite3_vfs* v, const char* name, int sync) {
    return real<Impl>(v)->xDelete(real<Impl>(v), name, sync);
  };
  vfs.xAccess = [](sqlite3_vfs* v, const char* name, int flags, int* out) {
    return real<Impl>(v)->xAccess(real<Impl>(v), name, flags, out);
  };
  vfs.xFullPathname = [](sqlite3_vfs* v, const char* name, int size, char* out) {
    return real<Impl>(v)->xFullPathname(real<Impl>(v), name, size, out);
  };
  vfs.xRandomness = [](sqlite3_vfs* v, int size, char* out) {
    return real<Impl>(v)->xRandomness(real<Impl>(v), size, out);
  };
  vfs.xSleep = [](sqlite3_vfs* v, int us) { return real<Impl>(v)->xSleep(real<Impl>(v), us); };
  vfs.xCurrentTime = [](sqlite3_vfs* v, double* now) {
    return real<Impl>(v)->xCurrentTime(real<Impl>(v), now);
  };
  vfs.xGetLastError = [](sqlite3_vfs* v, int size, char* out) {
    return real<Impl>(v)->xGetLastError(real<Impl>(v), size, out);
  };
  vfs.xCurrentTimeInt64 = [](sqlite3_vfs* v, sqlite3_int64* now) {
    return real<Impl>(v)->xCurrentTimeInt64(real<Impl>(v), now);
  };
}

}  // namespace

FailingDisk::FailingDisk() : impl_(std::make_unique<Impl>()) {
  sqlite3_initialize();
  impl_->real = sqlite3_vfs_find(nullptr);
  make_vfs(*impl_);
  if (sqlite3_vfs_register(&impl_->vfs, 1) != SQLITE_OK) throw std::runtime_error("no such disk");
}

FailingDisk::~FailingDisk() { sqlite3_vfs_unregister(&impl_->vfs); }

void FailingDisk::fail_writes(int first, Fault fault) {
  impl_->writes_left = first;
  impl_->fault = fault;
  impl_->refused = false;
}

void FailingDisk::fail_reads() {
  impl_->reads_fail = true;
  impl_->refused = false;
}

void FailingDisk::heal() {
  impl_->writes_left = std::numeric_limits<int>::max();
  impl_->reads_fail = false;
}

bool FailingDisk::has_refused() const { return impl_->refused; }

}  // namespace tests
