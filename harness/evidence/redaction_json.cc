// How a redaction looks into JSON, which stays as it stands but for what is replaced.
#include <algorithm>
#include <vector>

#include "harness/evidence/characters.h"
#include "harness/evidence/json_in_text.h"
#include "harness/evidence/redaction.h"
#include "sim/journal/json_writer.h"

namespace evidence {
namespace {

// Members with hashes that cannot be computed anew, as what they are of is not there.
bool is_hash_name(std::string_view name) {
  const std::string lower = lower_case(name);
  return lower == "md5ofmessageattributes" || lower == "md5ofmessagesystemattributes";
}

// What the value of a message's attribute is: `String`, `Number.int`. (SQS developer guide,
// "Message attribute components".)
bool is_data_type(std::string_view name, std::string_view value) {
  if (!lower_case(name).ends_with("type")) return false;
  const std::string_view type = value.substr(0, value.find('.'));
  return type == "String" || type == "Number" || type == "Binary";
}

std::string name_of(const JsonPart& part) {
  return part.name.empty() ? std::string() : unquoted(part.name);
}

bool is_string(std::string_view json) { return json.starts_with('"'); }
bool is_container(std::string_view json) { return json.starts_with('{') || json.starts_with('['); }
bool is_json_number(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  text.remove_prefix(is_negative ? 1 : 0);
  const std::string_view digits = text.substr(0, text.find('.'));
  const std::string_view fraction = text.substr(digits.size());
  return !digits.empty() && std::ranges::all_of(digits, is_digit) &&
         (digits.size() == 1 || digits.front() != '0') && fraction != "." &&
         std::ranges::all_of(fraction.substr(fraction.empty() ? 0 : 1), is_digit);
}

const JsonPart* part_called(const std::vector<JsonPart>& parts, std::string_view name) {
  const auto found = std::ranges::find_if(parts, [&](const JsonPart& one) {
    return one.name.size() == name.size() + 2 && one.name.substr(1, name.size()) == name;
  });
  return found == parts.end() ? nullptr : &*found;
}

// What SES publishes of a mail, wherever it lies.
bool is_ses_event(const std::vector<JsonPart>& parts) {
  return part_called(parts, "mail") != nullptr &&
         (part_called(parts, "notificationType") != nullptr ||
          part_called(parts, "eventType") != nullptr);
}

// Whether one part says of another that it is a secret: `{"name": "DB_PASSWORD", "value": …}`.
bool names_secret(const std::vector<JsonPart>& parts, SecretNames& names) {
  return std::ranges::any_of(parts, [&](const JsonPart& part) {
    return !part.name.empty() && is_string(part.value) && names_its_neighbour(name_of(part)) &&
           names.is_secret(unquoted(part.value));
  });
}

// `["--password", "hunter2"]`, `["Authorization", "Bearer …"]`: the part before names a secret.
bool is_named_before(const std::vector<JsonPart>& parts, std::size_t i, SecretNames& names) {
  if (i == 0 || !parts[i].name.empty() || !is_string(parts[i - 1].value)) return false;
  const std::string name = unquoted(parts[i - 1].value);
  const bool is_pair = parts.size() == 2;
  const bool is_header =
      lower_case(name).ends_with("authorization") || lower_case(name) == "cookie";
  return (is_pair || is_header || name.starts_with('-')) && names.is_secret(name);
}

}  // namespace

void Redaction::learn_in_json(std::string_view json, bool is_mail) {
  const std::vector<JsonPart> parts = json_parts(json);
  is_mail = is_mail || is_ses_event(parts);
  for (const JsonPart& part : parts) {
    if (is_container(part.value)) learn_in_json(part.value, is_mail);
    if (is_string(part.value)) learn_in(unquoted(part.value), is_mail);
  }
}

void Redaction::append_json(std::string& out, std::string_view json, Context context) {
  const std::vector<JsonPart> parts = json_parts(json);
  context.is_mail = context.is_mail || is_ses_event(parts);
  const bool has_named = !context.is_secret && names_secret(parts, secret_names_);
  std::size_t copied = 0;
  const auto copy_up_to = [&](std::string_view part) {
    const auto begin = static_cast<std::size_t>(part.data() - json.data());
    out += json.substr(copied, begin - copied);
    copied = begin + part.size();
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string name = name_of(parts[i]);
    Context inner = context;
    if (!name.empty()) {
      copy_up_to(parts[i].name);
      append_string(out, parts[i].name, {context.is_mail, false, {}});
      inner.name = name;
    }
    copy_up_to(parts[i].value);
    if (is_hash_name(name)) {
      out += "null";
      continue;
    }
    inner.is_secret = context.is_secret || (!name.empty() && secret_names_.is_secret(name)) ||
                      (has_named && is_named_by_neighbour(name)) ||
                      is_named_before(parts, i, secret_names_);
    append_part(out, parts[i].value, inner);
  }
  out += json.substr(copied);
}

void Redaction::append_part(std::string& out, std::string_view value, Context context) {
  if (is_container(value)) return append_json(out, value, context);
  is_string(value) ? append_string(out, value, context) : append_scalar(out, value, context);
}

void Redaction::append_string(std::string& out, std::string_view quoted, Context context) {
  const std::string text = unquoted(quoted);
  const bool stays = context.is_secret && is_data_type(context.name, text);
  const std::string other = stays ? text : redacted_in(text, context);
  if (other == text) {
    out += quoted;
  } else {
    sim::append_json_string(out, other);
  }
}

// A number becomes one, or a string where it cannot.
void Redaction::append_scalar(std::string& out, std::string_view json, Context context) {
  const bool is_word = json == "true" || json == "false" || json == "null";
  const std::string other = is_word ? std::string(json) : redacted_in(json, context);
  if (other == json || is_json_number(other)) {
    out += other;
  } else {
    sim::append_json_string(out, other);
  }
}

}  // namespace evidence
