#include "harness/evidence/fields.h"

#include <algorithm>
#include <array>

#include "harness/evidence/ids_in_text.h"

namespace evidence {
namespace {

struct NamedId {
  std::string_view name;  // in lower case, without `_`, `-` and `.`
  IdKind kind;
};

constexpr std::array kNamedIds = {
    NamedId{"messageid", IdKind::kMessage},    NamedId{"requestid", IdKind::kRequest},
    NamedId{"awsrequestid", IdKind::kRequest}, NamedId{"amznrequestid", IdKind::kRequest},
    NamedId{"taskarn", IdKind::kTask},         NamedId{"taskid", IdKind::kTask},
    NamedId{"md5ofbody", IdKind::kBodyMd5},    NamedId{"md5ofmessagebody", IdKind::kBodyMd5},
    NamedId{"traceid", IdKind::kTrace},        NamedId{"awstraceheader", IdKind::kTrace},
};

constexpr std::size_t kLongestName = 24;

std::optional<IdKind> kind_of_name(std::string_view name) {
  if (name.size() > kLongestName) return std::nullopt;
  std::array<char, kLongestName> plain{};
  std::size_t size = 0;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == '.') continue;
    plain[size++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const std::string_view text(plain.data(), size);
  for (const NamedId& one : kNamedIds) {
    if (one.name == text) return one.kind;
  }
  return std::nullopt;
}

bool is_task_arn(std::string_view text) {
  return text.starts_with("arn:") && text.find(":task/") != text.npos;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

}  // namespace

std::string_view text_of(const sim::JsonValue& object, std::string_view name) {
  const sim::JsonValue* const member = object.find(name);
  if (member == nullptr) return {};
  if (member->is_string()) return member->string();
  return member->is_number() || member->is_boolean() ? member->json() : std::string_view{};
}

std::string_view text_of(const sim::JsonValue& object,
                         std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const std::string_view text = text_of(object, name); !text.empty()) return text;
  }
  return {};
}

const sim::JsonValue* at(const sim::JsonValue& object,
                         std::initializer_list<std::string_view> way) {
  const sim::JsonValue* value = &object;
  for (const std::string_view name : way) {
    value = value->find(name);
    if (value == nullptr) return nullptr;
  }
  return value;
}

const sim::JsonValue* list_of(const sim::JsonValue& object, std::string_view name) {
  const sim::JsonValue* const member = object.find(name);
  return member != nullptr && member->is_array() ? member : nullptr;
}

std::optional<Instant> instant_of(const sim::JsonValue& object, std::string_view name, Unit unit) {
  const std::string_view text = text_of(object, name);
  if (text.empty()) return std::nullopt;
  if (auto instant = parse_epoch(text, unit)) return instant;
  return parse_timestamp(text);
}

void set_time(Fact& fact, const std::optional<Instant>& instant) {
  if (!instant) return;
  fact.time = instant->time;
  fact.resolution = instant->resolution;
}

void add_named_ids(Fact& fact, const sim::JsonValue& value) {
  for (const sim::JsonValue& member : value.members()) {
    if (member.is_string()) {
      if (is_task_arn(member.string())) {
        fact.add_id(IdKind::kTask, member.string());
      } else if (const auto kind = kind_of_name(member.name())) {
        fact.add_id(*kind, member.string());
      }
    } else {
      add_named_ids(fact, member);
    }
  }
}

void copy_members(sim::JsonWriter& json, const sim::JsonValue& from,
                  std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const sim::JsonValue* const member = from.find(name);
    if (member != nullptr && !member->is_null()) json.key(name).raw(member->json());
  }
}

std::string queue_arn(std::string_view url, std::string_view region) {
  constexpr std::string_view kScheme = "://";
  const std::size_t scheme = url.find(kScheme);
  if (scheme == url.npos) return std::string(url);
  const std::string_view host_and_path = url.substr(scheme + kScheme.size());
  const std::size_t slash = host_and_path.find('/');
  if (slash == host_and_path.npos) return std::string(url);
  const std::string_view host = host_and_path.substr(0, slash);
  const std::string_view path = host_and_path.substr(slash + 1);
  const std::size_t second = path.find('/');
  if (second == path.npos || !is_digits(path.substr(0, second))) return std::string(url);
  // sqs.eu-west-1.amazonaws.com, or of old eu-west-1.queue.amazonaws.com.
  std::string_view of_host;
  if (host.starts_with("sqs.")) {
    of_host = host.substr(4, host.find('.', 4) - 4);
  } else if (const std::size_t dot = host.find(".queue."); dot != host.npos) {
    of_host = host.substr(0, dot);
  }
  if (of_host.empty() || of_host.find('-') == of_host.npos) of_host = region;
  if (of_host.empty()) return std::string(url);
  std::string arn = "arn:aws:sqs:";
  return arn.append(of_host)
      .append(1, ':')
      .append(path.substr(0, second))
      .append(1, ':')
      .append(path.substr(second + 1));
}

bool is_task_id(std::string_view text) {
  return is_hex_digits(text, kTaskIdDigits) || is_uuid(text);
}

}  // namespace evidence
