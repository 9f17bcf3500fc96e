// The rows of a text of comma-separated values, as RFC 4180 has them: a field in double quotes may
// have commas, ends of lines and, doubled, quotes in it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "harness/evidence/input.h"

namespace evidence {

class CsvRows {
 public:
  // No row is longer: an event of CloudWatch Logs has a mebibyte at most, and its quotes are
  // doubled.
  static constexpr std::size_t kMostRowBytes = std::size_t{4} << 20;

  explicit CsvRows(Input& input) : input_(input) {}

  // Reads the next row; false after the last. A row whose quote is never closed, or that is too
  // long, is broken(): its first line alone is taken, as the only field.
  bool next(std::vector<std::string>& fields);
  bool broken() const { return broken_; }
  // In which line the row begins: 1, 2, 3, …
  std::uint64_t line() const { return line_; }

 private:
  bool take_line(std::string& line);
  void give_back();

  Input& input_;
  std::deque<std::string> ahead_;   // lines that were read and are not taken
  std::vector<std::string> taken_;  // the lines of the row
  std::uint64_t lines_ = 0;         // taken before
  std::uint64_t line_ = 0;
  std::uint64_t read_again_ = 0;  // bytes, of rows that were broken
  bool broken_ = false;
};

// The fields of one line that is a row by itself.
std::vector<std::string> csv_fields(std::string_view line);

}  // namespace evidence
