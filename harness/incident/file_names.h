// What a file of evidence is called after: the queue that a dump is of, the table that a scan is
// of.
#pragma once

#include <string>
#include <string_view>

namespace incident {

// Whether `text` has `name` as words of its own: no letter and no digit goes on before or behind
// it.
bool has_words(std::string_view text, std::string_view name);

// Finds the one of several names that a file is called after: the longest that its own name has as
// words, else the one that its folder is called. What is above that folder is somebody's way to the
// evidence, and no part of it.
//
//   NamedAfter named(path);
//   for (const std::string& queue : queues) named.look(queue);
//   return named.name();
class NamedAfter {
 public:
  explicit NamedAfter(const std::string& path);

  void look(const std::string& name);
  // "" if it is called after none.
  const std::string& name() const { return by_file_.empty() ? by_folder_ : by_file_; }

 private:
  std::string file_;
  std::string folder_;
  std::string by_file_;
  std::string by_folder_;
};

}  // namespace incident
