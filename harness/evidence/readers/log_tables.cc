// Tables of log events in CSV, which CloudWatch's console saves: results of Logs Insights
// (`@timestamp,@message,@logStream,@log,@ptr`, in the order of the query) and what its viewer of
// log events shows (`timestamp,message`, the time in milliseconds since 1970).
// CloudWatch Logs user guide, "Export query results" and "View log data".
#include <algorithm>
#include <array>

#include "harness/evidence/csv_rows.h"
#include "harness/evidence/log_event.h"
#include "harness/evidence/readers/readers.h"
#include "sim/journal/utf8.h"

namespace evidence {
namespace {

// Which columns a table has; npos of one that it has not.
struct Columns {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t time = kNone;
  std::size_t message = kNone;
  std::size_t stream = kNone;
  std::size_t log = kNone;
  std::size_t id = kNone;
};

struct LogColumn {
  std::string_view name;
  std::size_t Columns::*column;
};
constexpr std::array<LogColumn, 8> kLogColumns = {{{"@timestamp", &Columns::time},
                                                   {"@message", &Columns::message},
                                                   {"@logStream", &Columns::stream},
                                                   {"@log", &Columns::log},
                                                   {"@ptr", &Columns::id},
                                                   {"timestamp", &Columns::time},
                                                   {"message", &Columns::message},
                                                   {"logStreamName", &Columns::stream}}};

// The query language's own fields begin with `@`; beside those, a user's may be called `message`.
bool is_own_field(std::string_view name) { return name.starts_with('@'); }

Columns columns_of(const std::vector<std::string>& header) {
  const bool is_of_insights = std::ranges::any_of(header, is_own_field);
  Columns columns;
  for (std::size_t i = 0; i < header.size(); ++i) {
    for (const LogColumn& one : kLogColumns) {
      if (one.name == header[i] && is_own_field(one.name) == is_of_insights) {
        columns.*one.column = i;
      }
    }
  }
  return columns;
}

std::vector<std::string> header_of(std::string_view beginning) {
  std::string_view line = beginning.substr(0, beginning.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return csv_fields(line);
}

bool is_log_table(std::string_view beginning) {
  const std::vector<std::string> header = header_of(beginning);
  const Columns columns = columns_of(header);
  const bool has_time = columns.time != Columns::kNone;
  const bool has_message = columns.message != Columns::kNone;
  return std::ranges::any_of(header, is_own_field) ? has_time || has_message
                                                   : has_time && has_message;
}

std::string_view field(const std::vector<std::string>& row, std::size_t column) {
  return column < row.size() ? std::string_view(row[column]) : std::string_view{};
}

std::optional<Instant> instant_in(std::string_view text) {
  const bool is_number = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
  return is_number ? parse_epoch(text, Unit::kMilliseconds) : parse_timestamp(text);
}

void read_table_row(const std::vector<std::string>& row, const Columns& columns, Reading& reading) {
  LogEvent event;
  event.time = instant_in(field(row, columns.time));
  event.message = field(row, columns.message);
  event.stream = field(row, columns.stream);
  event.group = group_of_log(field(row, columns.log));
  event.id = field(row, columns.id);
  if (!event.time || columns.message >= row.size()) {
    std::string text;
    for (const std::string& one : row) text += (text.empty() ? "" : ",") + one;
    return reading.not_understood("a row of a table of log events without a time or a message",
                                  text);
  }
  tell(event, reading);
}

void make_utf8(std::vector<std::string>& row, bool& was_told, Reading& reading) {
  for (std::string& text : row) {
    if (sim::is_utf8(text)) continue;
    if (!was_told) reading.trouble("has bytes that are no UTF-8, which are read as U+FFFD");
    was_told = true;
    text = sim::as_utf8(text);
  }
}

void read_log_table(Input& input, Reading& reading) {
  CsvRows rows(input);
  std::vector<std::string> row;
  rows.next(row);
  const Columns columns = columns_of(row);
  bool was_told = false;
  while (rows.next(row)) {
    if (row.size() == 1 && row.front().empty()) continue;
    reading.at_record(rows.line());
    make_utf8(row, was_told, reading);
    if (rows.broken()) {
      reading.not_understood("a row of a table whose quote is not closed", row.front());
    } else {
      read_table_row(row, columns, reading);
    }
  }
}

}  // namespace

const TextReader kLogTables{"CloudWatch Logs, as a table", is_log_table, read_log_table};

}  // namespace evidence
