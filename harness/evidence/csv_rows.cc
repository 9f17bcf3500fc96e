#include "harness/evidence/csv_rows.h"

#include <iterator>
#include <string_view>

namespace evidence {
namespace {

// A broken row is looked for again from its second line on; not without an end, in a file that is
// full of them.
constexpr std::uint64_t kMostReadAgain = std::uint64_t{256} << 20;

// Puts the fields of a row together, from its lines.
class Row {
 public:
  explicit Row(std::vector<std::string>& fields) : fields_(fields) {
    fields_.clear();
    fields_.emplace_back();
  }

  // Adds a line; false if a quote is still open, and the next line belongs to the row, too.
  bool add(std::string_view line) {
    if (in_quotes_) fields_.back() += '\n';
    for (std::size_t i = 0; i < line.size(); ++i) {
      const char c = line[i];
      if (in_quotes_) {
        if (c != '"') {
          fields_.back() += c;
        } else if (line.substr(i + 1).starts_with('"')) {
          fields_.back() += line[++i];
        } else {
          in_quotes_ = false;
        }
      } else if (c == ',') {
        fields_.emplace_back();
        at_begin_ = true;
        continue;
      } else if (c == '"' && at_begin_) {
        in_quotes_ = true;
      } else {
        fields_.back() += c;
      }
      at_begin_ = false;
    }
    return !in_quotes_;
  }

 private:
  std::vector<std::string>& fields_;
  bool in_quotes_ = false;
  bool at_begin_ = true;  // of a field
};

}  // namespace

bool CsvRows::take_line(std::string& line) {
  if (!ahead_.empty()) {
    line = std::move(ahead_.front());
    ahead_.pop_front();
    return true;
  }
  std::string_view next;
  if (!input_.next_line(next)) return false;
  line = next;
  return true;
}

// All lines of the row but its first.
void CsvRows::give_back() {
  ahead_.insert(ahead_.begin(), std::make_move_iterator(taken_.begin() + 1),
                std::make_move_iterator(taken_.end()));
  taken_.resize(1);
}

bool CsvRows::next(std::vector<std::string>& fields) {
  line_ = lines_ + 1;
  broken_ = false;
  taken_.clear();
  Row row(fields);
  std::size_t bytes = 0;
  for (std::string line; take_line(line);) {
    bytes += line.size() + 1;
    taken_.push_back(std::move(line));
    if (bytes > kMostRowBytes) break;
    if (!row.add(taken_.back())) continue;
    lines_ += taken_.size();
    return true;
  }
  if (taken_.empty()) return false;
  broken_ = true;
  fields.assign(1, taken_.front());
  if ((read_again_ += bytes) <= kMostReadAgain) give_back();
  lines_ += taken_.size();
  return true;
}

std::vector<std::string> csv_fields(std::string_view line) {
  std::vector<std::string> fields;
  Row(fields).add(line);
  return fields;
}

}  // namespace evidence
