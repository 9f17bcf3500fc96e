// The names of people that stand beside mail addresses: `Jane Doe <jane@example.com>`,
// `"Doe, Jane" <…>`, `jane@example.com (Jane Doe)`.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace evidence {

class People {
 public:
  // Learns the names in a text that is no JSON. In prose, what is before a name begins with a
  // small letter and is none of it; in a mail's field all before the address is the name.
  void learn(std::string_view text, bool is_mail);

  // The text with `other` of each name that was learned. A name of one word is an everyday word,
  // and replaced in mails and beside an address only.
  std::string replaced(std::string_view text, bool is_mail,
                       const std::function<std::string(std::string_view name)>& other) const;

  bool empty() const { return names_.empty(); }

 private:
  static constexpr std::size_t kBits = 4096;

  void add(std::string_view name);
  void add_with_parts(std::string_view name);
  std::string_view name_at(std::string_view text, std::size_t at, bool is_mail) const;

  // By their beginnings, the longest first.
  std::map<std::string, std::vector<std::string>, std::less<>> names_;
  std::bitset<kBits> beginnings_;
};

}  // namespace evidence
