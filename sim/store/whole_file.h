// A file that somebody finds as it was before or with all that was to be in it, whatever happens
// while it is written: a full disk, a kill.
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>

namespace sim {

class WholeFile {
 public:
  // What is written goes to another file in the same folder until finish(). Links are followed. A
  // file that is there keeps its mode; a new one gets `mode`, as far as the process may. What is no
  // regular file (`/dev/stdout`), or has a folder in which nothing can be made, is written where it
  // is. std::runtime_error `cannot write PATH: WHY`, of all three.
  explicit WholeFile(const std::string& path, mode_t mode = 0666);
  void write(std::string_view text);
  void finish();
  // Leaves all as it was unless finish() was called.
  ~WholeFile();
  WholeFile(const WholeFile&) = delete;
  WholeFile& operator=(const WholeFile&) = delete;

 private:
  void open_beside(mode_t mode);
  void open_in_place(mode_t mode);
  void write_out(std::string_view text);
  void flush();
  void copy_in_place();
  void throw_with(int error) const;

  std::string path_;    // as it was named
  std::string target_;  // without links
  std::string beside_;  // "": it is written in place
  std::string text_;    // what was not written yet
  int file_ = -1;
};

// The whole text at once.
void write_whole_file(const std::string& path, std::string_view text);

}  // namespace sim
