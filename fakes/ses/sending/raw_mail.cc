#include "fakes/ses/sending/raw_mail.h"

#include <algorithm>

#include "fakes/mail/address.h"

namespace ses {
namespace {

// The next line with its line end.
std::string_view line_at(std::string_view raw, std::size_t at) {
  const std::size_t end = raw.find('\n', at);
  return raw.substr(at, end == std::string_view::npos ? end : end + 1 - at);
}

std::string_view without_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

HeaderField field_of(std::string_view line) {
  HeaderField field;
  field.text = line;
  const std::string_view bare = without_end(line);
  const std::size_t colon = bare.find(':');
  if (colon == std::string_view::npos) return field;
  field.name = without_blanks(bare.substr(0, colon));
  field.value = without_blanks(bare.substr(colon + 1));
  return field;
}

HeaderField made_field(std::string_view name, std::string_view value) {
  HeaderField field{std::string(name), std::string(value), {}};
  field.text = field.name + ": " + field.value + "\r\n";
  return field;
}

}  // namespace

RawMail read_raw(std::string_view raw) {
  RawMail mail;
  std::size_t at = 0;
  while (at < raw.size()) {
    const std::string_view line = line_at(raw, at);
    if (without_end(line).empty()) break;
    at += line.size();
    const bool is_folded = (line.front() == ' ' || line.front() == '\t') && !mail.fields.empty();
    if (!is_folded) {
      mail.fields.push_back(field_of(line));
      continue;
    }
    HeaderField& last = mail.fields.back();
    last.text += line;
    last.value += " " + std::string(without_blanks(without_end(line)));
  }
  // A mail that is all header ends without an empty line; what follows needs one.
  if (!mail.fields.empty() && !mail.fields.back().text.ends_with('\n')) {
    mail.fields.back().text += "\r\n";
  }
  mail.rest = at < raw.size() ? raw.substr(at) : "\r\n";
  return mail;
}

const HeaderField* RawMail::find(std::string_view name) const {
  const auto found = std::ranges::find_if(
      fields, [&](const HeaderField& field) { return mail::same_address(field.name, name); });
  return found == fields.end() ? nullptr : &*found;
}

void RawMail::remove(std::string_view name) {
  std::erase_if(fields,
                [&](const HeaderField& field) { return mail::same_address(field.name, name); });
}

void RawMail::prepend(std::string_view name, std::string_view value) {
  fields.insert(fields.begin(), made_field(name, value));
}

void RawMail::append(std::string_view name, std::string_view value) {
  fields.push_back(made_field(name, value));
}

std::string RawMail::text() const {
  std::string text;
  for (const HeaderField& field : fields) text += field.text;
  return text + rest;
}

}  // namespace ses
