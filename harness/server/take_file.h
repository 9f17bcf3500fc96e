// The journal of what is served, as a file.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "harness/explain/journal_index.h"
#include "sim/journal/journal.h"
#include "sim/journal/journal_file.h"

namespace harness {

// A file that cannot be written any more ends, not the server: then somebody is told, and this is
// as if it was never opened.
class TakeFile {
 public:
  using Complain = std::function<void(const std::string& line)>;

  explicit TakeFile(Complain complain) : complain_(std::move(complain)) {}
  TakeFile(const TakeFile&) = delete;
  TakeFile& operator=(const TakeFile&) = delete;

  // Writes what the journal has, and from now on what is added to it, for as long as that lives.
  // sim::StoreError with one clear line if the file cannot be had.
  void open(const std::string& path, const sim::TakeInfo& info, sim::Journal& journal);
  bool is_open() const { return file_.has_value(); }
  // Whether it has events that are not on disk for good.
  bool is_behind() const { return is_behind_; }
  void flush();
  // Nothing comes after this.
  void finish(const sim::Journal& journal);
  // REQUIRES: the journal is gone.
  void close();

 private:
  void write(const std::function<void()>& work);
  void add(const sim::Event& event);

  Complain complain_;
  std::optional<sim::JournalFile> file_;
  std::optional<JournalIndex> index_;
  bool is_behind_ = false;
};

}  // namespace harness
