// Where an exporter's documents go: into files of a folder, into one file, or to the terminal.
//
// A document is written piece by piece and never held whole. How many are open at once does not
// matter: none holds a file open.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/temp_dir.h"

namespace exporting {

// Text as it is, or packed with gzip.
enum class Packing { kNone, kGzip };

// One document. It is written whole when it is destroyed; what cannot be written is
// std::runtime_error of write() and finish().
class Document {
 public:
  Document(std::string path, Packing packing);
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  void write(std::string_view text);
  // To be called last, once.
  void finish();

  const std::string& path() const { return path_; }

 private:
  void flush();

  std::string path_;
  Packing packing_;
  std::string text_;
};

class Output {
 public:
  // Into the folder, which is made if it is not there. std::runtime_error with one clear line if
  // that is a file, or holds something already.
  static Output into_folder(const std::string& folder);
  // All documents one after the other, in the order in which they are begun, into the file, or to
  // standard output if that is "". std::runtime_error if the file cannot be written.
  static Output into_file(const std::string& file);

  // Begins a document. `name` is a path in the folder with its extension; a name that is taken is
  // told apart by a number before the extension. Packing is for folders: one file, and a terminal,
  // have the text.
  std::unique_ptr<Document> begin(const std::string& name, Packing packing = Packing::kNone);

  // To be called when all documents are finished: puts them together where they go into one file.
  void finish();

  // Whether each document is a file of its own, so that its name is told.
  bool is_folder() const { return !parts_; }
  std::size_t documents() const { return paths_.size(); }

 private:
  Output() = default;

  std::string target_;                   // the folder, or the file
  std::unique_ptr<sim::TempDir> parts_;  // the documents of one file, until they are put together
  std::vector<std::string> paths_;       // in the order of their beginning
  std::set<std::string> names_;
};

// A name of a resource as a part of a file's name: `/ecs/orders` is `ecs-orders`.
std::string file_name_of(std::string_view name);

}  // namespace exporting
