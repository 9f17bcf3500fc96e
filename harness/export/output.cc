#include "harness/export/output.h"

#include <zlib.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "sim/journal/terminal_text.h"
#include "sim/store/whole_file.h"

namespace exporting {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPieceBytes = std::size_t{64} << 10;

[[noreturn]] void refuse(const std::string& path) {
  const int error = errno;
  throw std::runtime_error("cannot write " + path + ": " +
                           std::string(error == 0 ? "the disk refuses" : std::strerror(error)));
}

void append_text(const std::string& path, std::string_view text) {
  errno = 0;
  std::ofstream out(path, std::ios::binary | std::ios::app);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.flush();
  if (!out) refuse(path);
}

// As one more member of the file, which readers of gzip take for more of the same text.
void append_gzip(const std::string& path, std::string_view text) {
  errno = 0;
  const gzFile out = ::gzopen(path.c_str(), "ab");
  if (out == nullptr) refuse(path);
  const int written = ::gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
  const int closed = ::gzclose(out);
  if (written != static_cast<int>(text.size()) || closed != Z_OK) refuse(path);
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    throw std::runtime_error("cannot make the folder " + folder.string() + ": " + error.message());
  }
}

// `a/b-2.json` of `a/b.json`
std::string numbered(const std::string& name, int number) {
  const std::size_t slash = name.rfind('/');
  const std::size_t dot = name.find('.', slash == name.npos ? 0 : slash);
  const std::size_t at = dot == name.npos ? name.size() : dot;
  return name.substr(0, at) + "-" + std::to_string(number) + name.substr(at);
}

void copy(const std::string& path, sim::WholeFile& out) {
  std::ifstream in(path, std::ios::binary);
  std::string piece(kPieceBytes, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    out.write({piece.data(), static_cast<std::size_t>(in.gcount())});
  }
}

// A document of JSON stays the same when what would command a terminal is escaped.
void show(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  for (std::string line; std::getline(in, line);) sim::print(stdout, line + "\n");
}

}  // namespace

Document::Document(std::string path, Packing packing) : path_(std::move(path)), packing_(packing) {}

void Document::write(std::string_view text) {
  text_ += text;
  if (text_.size() >= kPieceBytes) flush();
}

void Document::finish() { flush(); }

void Document::flush() {
  if (text_.empty()) return;
  packing_ == Packing::kGzip ? append_gzip(path_, text_) : append_text(path_, text_);
  text_.clear();
}

Output Output::into_folder(const std::string& folder) {
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
    throw std::runtime_error(folder + " is a file, and this export makes a folder");
  }
  make_folder(folder);
  if (!fs::is_empty(folder, error)) {
    throw std::runtime_error(folder + " is not empty: name a folder that is to be made");
  }
  Output output;
  output.target_ = folder;
  return output;
}

Output Output::into_file(const std::string& file) {
  std::error_code error;
  if (!file.empty() && fs::is_directory(file, error)) {
    throw std::runtime_error(file + " is a folder, and this export is one file");
  }
  Output output;
  output.target_ = file;
  output.parts_ = std::make_unique<sim::TempDir>();
  return output;
}

std::unique_ptr<Document> Output::begin(const std::string& name, Packing packing) {
  std::string own = name;
  for (int number = 2; !names_.insert(own).second; ++number) own = numbered(name, number);
  const fs::path path =
      parts_ ? parts_->path() / std::to_string(paths_.size()) : fs::path(target_) / own;
  make_folder(path.parent_path());
  paths_.push_back(path.string());
  // Also a document of which nothing is written is a file.
  append_text(path.string(), {});
  return std::make_unique<Document>(path.string(), parts_ ? Packing::kNone : packing);
}

void Output::finish() {
  if (!parts_) return;
  if (target_.empty()) {
    for (const std::string& path : paths_) show(path);
    return;
  }
  sim::WholeFile out(target_);
  for (const std::string& path : paths_) copy(path, out);
  out.finish();
}

std::string file_name_of(std::string_view name) {
  std::string safe;
  for (const char c : name) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    if (is_plain) {
      safe += c;
    } else if (!safe.empty() && safe.back() != '-') {
      safe += '-';
    }
  }
  // No name is a folder's own, and none is hidden.
  return safe.empty() || safe.front() == '.' ? "_" + safe : safe;
}

}  // namespace exporting
