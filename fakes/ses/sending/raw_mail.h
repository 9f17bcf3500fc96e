// The header of a mail as it is on the wire: read and changed without touching the rest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ses {

struct HeaderField {
  std::string name;   // "" for a line that is no field
  std::string value;  // unfolded
  std::string text;   // as it stands, with its line ends
};

struct RawMail {
  std::vector<HeaderField> fields;
  std::string rest;  // from the empty line on

  // The first field of this name, or nullptr.
  const HeaderField* find(std::string_view name) const;
  void remove(std::string_view name);
  void prepend(std::string_view name, std::string_view value);
  void append(std::string_view name, std::string_view value);
  std::string text() const;
};

RawMail read_raw(std::string_view raw);

}  // namespace ses
