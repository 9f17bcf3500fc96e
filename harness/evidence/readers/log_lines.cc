// Lines that begin with a time. The AWS CLI's `aws logs tail` (awscli/customizations/logs/tail.py):
// detailed `2018-01-01T00:00:29.139000+00:00 stream message`, short `2018-01-01T00:00:29 message`,
// json as detailed with the message over several lines. CloudWatch Logs user guide, "Exporting log
// data to Amazon S3": `2018-01-01T00:00:29.000Z message`, in files below the name of a stream.
#include <utility>

#include "harness/evidence/fields.h"
#include "harness/evidence/log_event.h"
#include "harness/evidence/packed_text.h"
#include "harness/evidence/readers/readers.h"
#include "sim/journal/utf8.h"

namespace evidence {
namespace {

// What CloudWatch writes into a bucket to try it, as `aws-logs-write-test`.
constexpr std::string_view kTrial = "Permission Check Successful";
constexpr std::size_t kLinesLooked = 20;

bool is_timed(std::string_view line) {
  std::string_view rest;
  return parse_timestamp(line, &rest).has_value() && (rest.empty() || rest.front() == ' ');
}

std::string_view first_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text = end == text.npos ? std::string_view{} : text.substr(end + 1);
  return line;
}

bool begins_with_times(std::string_view beginning) {
  if (beginning.starts_with(kTrial)) return true;
  for (std::size_t i = 0; i < kLinesLooked && !beginning.empty(); ++i) {
    if (is_timed(first_line(beginning))) return true;
  }
  return false;
}

// Of `…/orders-orders-0f9d…/000000.gz`: the stream, whose slashes are dashes in an export.
std::string stream_of_export(const std::string& file) {
  const std::size_t name = file.rfind('/');
  if (name == file.npos || name == 0) return {};
  const std::string_view base = std::string_view(file).substr(name + 1);
  if (base.find_first_not_of("0123456789") != base.find('.') || !base.ends_with(".gz")) return {};
  const std::size_t folder = file.rfind('/', name - 1);
  const std::size_t begin = folder == file.npos ? 0 : folder + 1;
  return file.substr(begin, name - begin);
}

// Lines of one event, put together again.
class Lines {
 public:
  explicit Lines(Reading& reading) : reading_(reading), stream_(stream_of_export(reading.file())) {}

  void add(std::string_view line) {
    ++number_;
    std::string utf8;
    if (!sim::is_utf8(line)) {
      if (!told_) reading_.trouble("has bytes that are no UTF-8, which are read as U+FFFD");
      told_ = true;
      utf8 = sim::as_utf8(line);
      line = utf8;
    }
    if (!is_timed(line)) return go_on(line);
    tell();
    text_ = line;
    begin_ = number_;
  }

  void end() {
    tell();
    if (joined_ == 0) return;
    reading_.trouble(std::to_string(joined_) +
                     " lines without a time were taken for parts of the event before them");
  }

 private:
  void go_on(std::string_view line) {
    if (begin_ != 0) {
      if (line.empty()) {
        ++blanks_;
        return;
      }
      text_.append(std::exchange(blanks_, 0), '\n').append(1, '\n').append(line);
      ++joined_;
      return;
    }
    if (line.empty()) return;
    reading_.at_record(number_);
    reading_.not_understood("a line before the first one with a time", line);
  }

  void tell() {
    if (begin_ == 0) return;
    blanks_ = 0;
    reading_.at_record(begin_);
    std::string_view rest;
    LogEvent event;
    event.time = parse_timestamp(text_, &rest);
    if (!rest.empty()) rest.remove_prefix(1);
    event.stream = stream_;
    // tail's detailed form has microseconds and an offset, and then the stream.
    if (event.time->resolution == std::chrono::microseconds{1}) {
      const std::size_t end = rest.find(' ');
      event.stream = rest.substr(0, end);
      rest = end == rest.npos ? std::string_view{} : rest.substr(end + 1);
    }
    event.message = rest;
    evidence::tell(event, reading_);
  }

  Reading& reading_;
  std::string stream_;
  std::uint64_t number_ = 0;
  std::uint64_t begin_ = 0;  // the line that text_ begins with; 0: none yet
  std::string text_;
  std::size_t blanks_ = 0;
  std::uint64_t joined_ = 0;
  bool told_ = false;
};

void read_log_lines(Input& input, Reading& reading) {
  if (input.beginning().starts_with(kTrial)) return;
  Lines lines(reading);
  for (std::string_view line; input.next_line(line);) lines.add(line);
  lines.end();
}

bool is_packed_line(std::string_view beginning) { return is_packed(beginning); }

void read_packed_lines(Input& input, Reading& reading) {
  for (std::string_view line; input.next_line(line);) {
    if (line.empty()) continue;
    reading.next_record();
    read_packed(line, reading);
  }
}

}  // namespace

const TextReader kLogLines{"CloudWatch Logs, as lines", begins_with_times, read_log_lines};
const TextReader kPackedLines{"CloudWatch Logs, as subscription data in base64", is_packed_line,
                              read_packed_lines};

}  // namespace evidence
