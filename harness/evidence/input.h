// A file of evidence as text: unpacked, and in UTF-8, however it lies on the disk. It is read piece
// by piece, so that a file may be longer than the memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "harness/evidence/findings.h"

namespace evidence {

// Bytes, from the first to the last.
class Bytes {
 public:
  Bytes() = default;
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;
  virtual ~Bytes() = default;

  // Appends more bytes to `into`, some tens of thousands at most; false if there are none any more.
  virtual bool read(std::string& into) = 0;
  // What went wrong, as a sentence; "" if nothing did. To be asked when read() has said false.
  virtual std::string trouble() const { return {}; }
};

// std::runtime_error with one clear line if the file cannot be opened.
std::unique_ptr<Bytes> file_bytes(const std::string& path);
std::unique_ptr<Bytes> text_bytes(std::string text);

class Input {
 public:
  // How much of a text a reader may look at to recognise it.
  static constexpr std::size_t kBeginningBytes = std::size_t{64} << 10;
  // No line is longer.
  static constexpr std::size_t kMostLineBytes = std::size_t{64} << 20;

  // Unpacks gzip, gzip in gzip, and several members one after the other; a byte order mark or,
  // where there is none, zeros in every other byte tell UTF-16. What is wrong with the file is told
  // to `findings`: what was readable before it is read.
  Input(std::unique_ptr<Bytes> bytes, std::string file, Findings& findings);
  ~Input();
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;

  const std::string& file() const { return file_; }
  // The first bytes of the text, kBeginningBytes unless it is shorter. Stays the same while it is
  // read.
  std::string_view beginning() const { return beginning_; }

  // Appends more text to `into`; false at the end.
  bool read(std::string& into);
  // The next line without its end (a line feed, with a carriage return before it or not), which is
  // valid until the next call; false after the last. Do not mix with read().
  bool next_line(std::string_view& line);
  // All that has not been read yet, or its first `limit` bytes; the rest is passed over and told.
  std::string rest(std::size_t limit);

 private:
  bool more();

  std::unique_ptr<Bytes> bytes_;
  std::string file_;
  Findings& findings_;
  std::string beginning_;
  std::string text_;  // what next_line() has not given yet, from at_ on
  std::size_t at_ = 0;
  std::uint64_t line_ = 0;
  bool was_told_ = false;  // what is wrong
};

}  // namespace evidence
