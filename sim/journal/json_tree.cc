#include "sim/journal/json_tree.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <system_error>
#include <utility>

#include "sim/journal/json_text.h"
#include "sim/journal/utf8.h"
#include "sim/time/cancellation.h"

namespace sim {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// How many values a request or an item has, as a rule; there is room for them from the start.
constexpr std::size_t kUsualValues = 32;
// Up to so many members are looked at one after the other.
constexpr std::size_t kFew = 8;

bool is_decimal(char c) { return c >= '0' && c <= '9'; }

bool is_before(const JsonValue& a, const JsonValue& b) { return a.name() < b.name(); }

// Whether 64 bits hold a whole number, with a sign or without.
bool fits_64_bits(std::string_view digits) {
  constexpr std::size_t kAlways = 18;
  if (digits.size() <= kAlways) return true;
  const char* const end = digits.data() + digits.size();
  std::int64_t negative = 0;
  std::uint64_t positive = 0;
  const auto result = digits.front() == '-' ? std::from_chars(digits.data(), end, negative)
                                            : std::from_chars(digits.data(), end, positive);
  return result.ec == std::errc{};
}

}  // namespace

// One pass over the text. Members are collected on a stack, and put side by side when their object
// is complete.
class JsonTreeReader {
 public:
  JsonTreeReader(std::string_view text, JsonTree& tree, std::size_t most_values)
      : text_(text), tree_(tree), most_values_(most_values) {}

  bool read() {
    open_.reserve(kUsualValues);
    tree_.values_.reserve(kUsualValues);
    if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
    if (!value(tree_.root_, 0)) return false;
    blanks();
    return at_ == text_.size();
  }

 private:
  void blanks() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t')) {
      ++at_;
    }
  }

  // substr() would look each time whether the text is that long.
  std::string_view since(std::size_t begin) const { return {text_.data() + begin, at_ - begin}; }
  std::string_view rest() const { return {text_.data() + at_, text_.size() - at_}; }

  // The next character that is no blank; 0 at the end, and where the text has one.
  char peek() {
    blanks();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  bool value(JsonValue& out, int depth) {
    const char c = peek();
    const std::size_t begin = at_;
    if (!value_at(c, out, depth)) return false;
    out.json_ = since(begin);
    return true;
  }

  bool value_at(char c, JsonValue& out, int depth) {
    switch (c) {
      case '"':
        out.type_ = JsonValue::Type::kString;
        return string(out.string_);
      case '{':
      case '[':
        return depth < JsonTree::kMaxDepth && container(c, out, depth + 1);
      case 't':
        out.type_ = JsonValue::Type::kBoolean;
        return word("true");
      case 'f':
        out.type_ = JsonValue::Type::kBoolean;
        return word("false");
      case 'n':
        return word("null");
      default:
        return number(out);
    }
  }

  bool word(std::string_view expected) {
    if (!rest().starts_with(expected)) return false;
    at_ += expected.size();
    return true;
  }

  bool digits() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_decimal(text_[at_])) ++at_;
    return at_ > begin;
  }

  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool number(JsonValue& out) {
    const std::size_t begin = at_;
    take('-');
    // A zero stands alone.
    if (!take('0') && !digits()) return false;
    bool is_whole = true;
    if (take('.')) {
      is_whole = false;
      if (!digits()) return false;
    }
    if (take('e') || take('E')) {
      is_whole = false;
      if (!take('+')) take('-');
      if (!digits()) return false;
    }
    out.json_ = since(begin);
    is_whole = is_whole && fits_64_bits(out.json_);
    out.type_ = is_whole ? JsonValue::Type::kInteger : JsonValue::Type::kReal;
    return is_whole || std::isfinite(out.real());
  }

  // REQUIRES: a quote comes next.
  bool string(std::string_view& out) {
    const std::size_t begin = ++at_;
    std::string* unescaped = nullptr;
    std::size_t copied = begin;  // what is before is in `unescaped`
    for (;;) {
      at_ += plain_json_length(rest());
      if (at_ == text_.size()) return false;
      const char c = text_[at_];
      if (c == '"') break;
      if (c == '\\') {
        if (unescaped == nullptr) unescaped = &tree_.strings_.emplace_back();
        unescaped->append(text_, copied, at_ - copied);
        const std::size_t length = append_unescaped(*unescaped, rest());
        if (length == 0) return false;
        copied = at_ += length;
      } else {
        const bool is_ascii = static_cast<unsigned char>(c) < 0x80;
        const std::size_t length = is_ascii ? 0 : utf8_length(text_, at_);
        if (length == 0) return false;
        at_ += length;
      }
    }
    if (unescaped != nullptr) unescaped->append(text_, copied, at_ - copied);
    out = unescaped != nullptr ? std::string_view{*unescaped} : since(begin);
    ++at_;
    return true;
  }

  bool member_name(JsonValue& out) {
    if (peek() != '"' || !string(out.name_) || peek() != ':') return false;
    ++at_;
    return true;
  }

  bool container(char bracket, JsonValue& out, int depth) {
    const bool is_object = bracket == '{';
    const char closing = is_object ? '}' : ']';
    out.type_ = is_object ? JsonValue::Type::kObject : JsonValue::Type::kArray;
    const std::size_t begin = open_.size();
    ++at_;
    if (peek() == closing) {
      ++at_;
      return true;
    }
    for (;;) {
      if (++count_ > most_values_) return false;
      count_step(tree_.cancellation_);
      JsonValue one;
      if ((is_object && !member_name(one)) || !value(one, depth)) return false;
      open_.push_back(one);
      const char c = peek();
      ++at_;
      if (c == closing) break;
      if (c != ',') return false;
    }
    if (is_object) order(begin);
    out.values_ = &tree_.values_;
    out.first_ = static_cast<std::uint32_t>(tree_.values_.size());
    out.count_ = static_cast<std::uint32_t>(open_.size() - begin);
    const auto first = open_.begin() + static_cast<std::ptrdiff_t>(begin);
    tree_.values_.insert(tree_.values_.end(), first, open_.end());
    open_.erase(first, open_.end());
    return true;
  }

  // Sorts what is open from `begin` on; of those with one name only the last stays.
  void order(std::size_t begin) {
    const auto first = open_.begin() + static_cast<std::ptrdiff_t>(begin);
    if (std::adjacent_find(first, open_.end(), [](const auto& a, const auto& b) {
          return !is_before(a, b);
        }) == open_.end()) {
      return;
    }
    sort(first);
    auto kept = first;
    for (auto next = first; ++next != open_.end();) {
      if (is_before(*kept, *next)) ++kept;
      *kept = *next;
    }
    open_.erase(kept + 1, open_.end());
  }

  // Few are put in order where they are; std::stable_sort() asks for memory.
  void sort(std::vector<JsonValue>::iterator first) {
    if (open_.end() - first > static_cast<std::ptrdiff_t>(kFew)) {
      return std::stable_sort(first, open_.end(), is_before);
    }
    for (auto next = first + 1; next != open_.end(); ++next) {
      std::rotate(std::upper_bound(first, next, *next, is_before), next, next + 1);
    }
  }

  std::string_view text_;
  JsonTree& tree_;
  std::size_t most_values_;
  std::size_t count_ = 0;
  std::size_t at_ = 0;
  std::vector<JsonValue> open_;
};

double JsonValue::real() const {
  double value = 0;
  const auto [end, error] = std::from_chars(json_.data(), json_.data() + json_.size(), value);
  if (error == std::errc{}) return value;
  // Out of range: too large, or so small that it is none.
  return std::strtod(std::string(json_).c_str(), nullptr);
}

std::optional<std::int64_t> JsonValue::whole() const {
  if (is_integer()) {
    std::int64_t value = 0;
    const auto result = std::from_chars(json_.data(), json_.data() + json_.size(), value);
    if (result.ec != std::errc{}) return std::nullopt;
    return value;
  }
  const double value = real();
  if (!(value >= -0x1p63 && value < 0x1p63)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::span<const JsonValue> JsonValue::members() const {
  if (count_ == 0) return {};
  return {values_->data() + first_, count_};
}

const JsonValue* JsonValue::find(std::string_view name) const {
  if (!is_object()) return nullptr;
  const std::span<const JsonValue> all = members();
  if (all.size() <= kFew) {
    for (const JsonValue& one : all) {
      if (one.name() == name) return &one;
    }
    return nullptr;
  }
  const auto found = std::ranges::lower_bound(all, name, {}, &JsonValue::name);
  return found != all.end() && found->name() == name ? &*found : nullptr;
}

bool JsonTree::read(std::string_view text, std::size_t most_values) {
  root_ = {};
  values_.clear();
  strings_.clear();
  // Sizes are counted in 32 bits.
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) return false;
  const bool is_json = JsonTreeReader{text, *this, most_values}.read();
  if (!is_json) root_ = {};
  count_step(cancellation_, text.size());
  return is_json;
}

}  // namespace sim
