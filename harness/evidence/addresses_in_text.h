// Where mail addresses are in a text, also in other alphabets, and where their `@` is written as
// `%40`, `\u0040`, `&#64;`.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace evidence {

struct AddressInText {
  std::size_t begin = 0;
  std::string_view local;
  std::string_view mark;  // as it is written
  std::string_view domain;

  std::size_t end() const { return begin + local.size() + mark.size() + domain.size(); }
};

class AddressesInText {
 public:
  explicit AddressesInText(std::string_view text);

  // The first that begins at `from` or behind it. REQUIRES: `from` is not before what it was.
  std::optional<AddressInText> next(std::size_t from);

 private:
  static constexpr std::size_t kForms = 5;

  std::optional<AddressInText> around(std::size_t at, std::string_view mark,
                                      std::size_t from) const;

  std::string_view text_;
  std::array<std::size_t, kForms> marks_{};  // where the next of each form is
};

}  // namespace evidence
