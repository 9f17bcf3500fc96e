// Writes JSON text straight into a string: what the journal and the wire use for output.
//
//   JsonWriter json;
//   json.begin_object().key("queue").value(name).key("depth").value(3).end_object();
//   response.body = json.take();
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sim {

class JsonWriter {
 public:
  JsonWriter() = default;
  // Writes into the memory of `buffer`, whose text is gone.
  explicit JsonWriter(std::string buffer) : out_(std::move(buffer)) { out_.clear(); }

  JsonWriter& begin_object() { return open('{'); }
  JsonWriter& end_object() { return close('}'); }
  JsonWriter& begin_array() { return open('['); }
  JsonWriter& end_array() { return close(']'); }
  JsonWriter& key(std::string_view name);
  // Text must be UTF-8; bytes that are not come out as U+FFFD, so that the output always is.
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view{text}); }
  JsonWriter& value(const std::string& text) { return value(std::string_view{text}); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(std::int64_t{number}); }
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(double number);
  JsonWriter& value(bool boolean);
  JsonWriter& null();
  // A value that is JSON text already.
  JsonWriter& raw(std::string_view json);

  // Whether all texts came out as they were: none had bytes that are not UTF-8.
  bool is_exact() const { return is_exact_; }

  const std::string& text() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();

  std::string out_;
  bool needs_comma_ = false;
  bool is_exact_ = true;
};

// `text` as a JSON string, quotes included. False if bytes of it were not UTF-8.
bool append_json_string(std::string& out, std::string_view text);

}  // namespace sim
