#include "fakes/ses/identities/address.h"

#include "fakes/ses/errors.h"

namespace ses {
namespace {

constexpr std::string_view kSimulator = "simulator.amazonses.com";

bool has_control_or_space(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || byte >= 0x7f) return true;
  }
  return false;
}

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

// What is wrong with an address that mail::parse_address() does not take.
std::string complaint(std::string_view text) {
  text = without_spaces(text);
  const std::size_t open = text.rfind('<');
  if (open != std::string_view::npos && text.ends_with('>')) {
    text = without_spaces(text.substr(open + 1, text.size() - open - 2));
  }
  const std::size_t at = text.rfind('@');
  if (has_control_or_space(text.substr(0, at))) {
    return "Local address contains control or whitespace";
  }
  if (at == std::string_view::npos) return "Missing final '@domain'";
  const std::string_view domain = text.substr(at + 1);
  if (domain.empty()) return "Missing domain";
  if (has_control_or_space(domain)) return "Domain contains control or whitespace";
  return "Illegal address";
}

}  // namespace

mail::Address require_address(const std::string& text) {
  auto address = mail::parse_address(text);
  if (!address) throw invalid_parameter_value(complaint(text));
  return std::move(*address);
}

std::vector<mail::Address> require_addresses(const std::vector<std::string>& texts) {
  std::vector<mail::Address> addresses;
  for (const std::string& text : texts) addresses.push_back(require_address(text));
  return addresses;
}

bool is_simulator(std::string_view address) { return mail::domain(address) == kSimulator; }

std::string simulator_case(std::string_view address) {
  const std::string local = mail::local_part(address);
  return local.substr(0, local.find('+'));
}

}  // namespace ses
