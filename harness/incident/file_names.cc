#include "harness/incident/file_names.h"

#include <filesystem>

namespace incident {
namespace {

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

bool has_words(std::string_view text, std::string_view name) {
  if (name.empty()) return false;
  for (std::size_t at = 0; (at = text.find(name, at)) != text.npos; ++at) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_of_word(text[at - 1]);
    if (begins && (end == text.size() || !is_of_word(text[end]))) return true;
  }
  return false;
}

NamedAfter::NamedAfter(const std::string& path)
    : file_(std::filesystem::path(path).filename().string()),
      folder_(std::filesystem::path(path).parent_path().filename().string()) {}

void NamedAfter::look(const std::string& name) {
  if (name.size() > by_file_.size() && has_words(file_, name)) by_file_ = name;
  if (!name.empty() && name == folder_) by_folder_ = name;
}

}  // namespace incident
