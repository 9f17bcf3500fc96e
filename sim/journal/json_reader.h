// Reads JSON text from front to back without building a tree: how a typed event is read again from
// what the journal has of it. The counterpart of JsonWriter.
//
//   JsonReader json{text, store};
//   json.begin_object();
//   while (const auto name = json.next_member()) {
//     if (*name == "depth") depth = json.integer<int>(); else json.skip();
//   }
//   json.end();
//
// A text without escapes comes out as a view of what is read; one with escapes is put together in
// the store. Both must outlive the views.
#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace sim {

// The text is no JSON, or holds another type of value than was asked for. what() says where.
struct JsonError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Each function throws JsonError.
class JsonReader {
 public:
  using Store = std::deque<std::string>;

  JsonReader(std::string_view json, Store& store) : json_(json), store_(store) {}

  void begin_object() { open('{'); }
  // The name of the next member, whose value comes next; nothing at the object's end, which is
  // then passed.
  std::optional<std::string_view> next_member();
  void begin_array() { open('['); }
  // Whether an element comes next; if not, the array's end is passed.
  bool next_element();

  std::string_view text();
  bool boolean();
  // A number that the type can hold exactly.
  template <std::integral Number>
  Number integer() {
    const std::string_view digits = number();
    Number value{};
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size()) fail("a whole number");
    return value;
  }
  // Passes a null if one comes next.
  bool null();
  // Passes any value; its text. Of objects and arrays only quotes and brackets are looked at.
  std::string_view skip();
  // REQUIRES: all values were read. Throws if anything but blanks follows.
  void end();

  [[noreturn]] void fail(std::string_view expected) const;

 private:
  void blanks();
  char peek();
  void open(char bracket);
  bool next(char closing);
  std::string_view raw_text();
  std::string_view unescape(std::string_view raw);
  std::string_view number();
  void pass_word();

  std::string_view json_;
  Store& store_;
  std::size_t at_ = 0;
  bool is_first_ = false;
};

// The text of the member `name` of the object that `json` is, as it stands there; "" if it has
// none. Throws JsonError.
std::string_view json_member(std::string_view json, std::string_view name);

// The values in `json` that are neither objects nor lists with something in them, as they stand
// there, by their JSON pointers (`/items/0/name`). What nests deeper than kDeepestLeaf is one
// value. Throws JsonError.
inline constexpr int kDeepestLeaf = 100;
std::map<std::string, std::string> json_leaves(std::string_view json);

}  // namespace sim
