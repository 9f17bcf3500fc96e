#include "fakes/mail/address.h"

#include <algorithm>

#include "fakes/mail/gmime.h"
#include "fakes/mail/group_limit.h"

namespace mail {
namespace {

constexpr std::size_t kMaxLocalPart = 64;
constexpr std::size_t kMaxLabel = 63;
constexpr std::size_t kMaxAddress = 254;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
}

// `visit` sees each part between dots; false as soon as it returns false.
template <class Visit>
bool all_between_dots(std::string_view text, Visit visit) {
  while (true) {
    const std::size_t dot = text.find('.');
    if (!visit(text.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    text.remove_prefix(dot + 1);
  }
}

bool is_atom(std::string_view text) {
  constexpr std::string_view kAllowed = "!#$%&'*+-/=?^_`{|}~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_alphanumeric(c) || kAllowed.find(c) != std::string_view::npos;
  });
}

bool is_quoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    if (text[i] < 0x20 || text[i] > 0x7e || text[i] == '"') return false;
    if (text[i] == '\\' && ++i + 1 >= text.size()) return false;
  }
  return true;
}

bool is_label(std::string_view text) {
  return !text.empty() && text.size() <= kMaxLabel && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return is_alphanumeric(c) || c == '-'; });
}

bool is_literal(std::string_view text) {
  return text.size() > 2 && text.front() == '[' && text.back() == ']' &&
         std::all_of(text.begin() + 1, text.end() - 1,
                     [](char c) { return is_alphanumeric(c) || c == '.' || c == ':'; });
}

}  // namespace

std::vector<Address> parse_addresses(std::string_view text) {
  start_gmime();
  const ObjectPtr<InternetAddressList> list(
      internet_address_list_parse(nullptr, limit_groups(text).c_str()));
  return to_addresses(list.get());
}

std::optional<Address> parse_address(std::string_view text) {
  std::vector<Address> found = parse_addresses(text);
  if (found.size() != 1 || !is_valid_address(found.front().address)) return std::nullopt;
  return found.front();
}

std::string to_text(const Address& address) {
  start_gmime();
  const ObjectPtr<InternetAddress> mailbox(internet_address_mailbox_new(
      address.name.empty() ? nullptr : address.name.c_str(), address.address.c_str()));
  const TextPtr text(internet_address_to_string(mailbox.get(), nullptr, FALSE));
  return utf8(text.get());
}

bool is_valid_address(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos || address.size() > kMaxAddress) return false;
  const std::string_view local = address.substr(0, at);
  const std::string_view host = address.substr(at + 1);
  if (local.size() > kMaxLocalPart) return false;
  return (is_quoted(local) || all_between_dots(local, is_atom)) &&
         (is_literal(host) || all_between_dots(host, is_label));
}

std::string local_part(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return std::string(address.substr(0, at == std::string_view::npos ? 0 : at));
}

std::string domain(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return {};
  std::string result(address.substr(at + 1));
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

bool same_address(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace mail
