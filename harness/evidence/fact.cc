#include "harness/evidence/fact.h"

#include <algorithm>

#include "sim/journal/json_writer.h"

namespace evidence {
namespace {

constexpr std::string_view kSesDomain = "amazonses.com";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string_view after_last(std::string_view text, char mark) {
  const std::size_t at = text.rfind(mark);
  return at == text.npos ? text : text.substr(at + 1);
}

std::string_view without_brackets(std::string_view text) {
  if (text.starts_with('<')) text.remove_prefix(1);
  if (text.ends_with('>')) text.remove_suffix(1);
  return text;
}

// `<0100…-000000@eu-west-1.amazonses.com>` is the mail that SES itself calls `0100…-000000`.
std::string_view mail_id(std::string_view text) {
  text = without_brackets(text);
  const std::size_t at = text.rfind('@');
  return at != text.npos && text.ends_with(kSesDomain) ? text.substr(0, at) : text;
}

// `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=…`, `1-5759e988-bd86…`, `5759E988BD86…`: the
// digits alone.
std::string trace_id(std::string_view text) {
  constexpr std::string_view kRoot = "Root=";
  constexpr std::string_view kVersion = "1-";
  if (const std::size_t at = text.find(kRoot); at != text.npos)
    text.remove_prefix(at + kRoot.size());
  text = text.substr(0, text.find(';'));
  if (text.starts_with(kVersion)) text.remove_prefix(kVersion.size());
  std::string digits;
  for (const char c : text) {
    if (c != '-') digits += lower(c);
  }
  return digits;
}

std::string normal_form(IdKind kind, std::string_view value) {
  switch (kind) {
    case IdKind::kTask:
      return std::string(after_last(value, '/'));
    case IdKind::kTrace:
      return trace_id(value);
    case IdKind::kMail:
    case IdKind::kThread:
      return std::string(mail_id(value));
    case IdKind::kMessage:
    case IdKind::kRequest:
    case IdKind::kBodyMd5:
    case IdKind::kMentioned:
      break;
  }
  std::string text(value);
  std::ranges::transform(text, text.begin(), lower);
  return text;
}

// JSON has ends of lines between its parts only: without them, and what indents the next line, it
// is the same.
std::string one_line(std::string_view json) {
  std::string line;
  line.reserve(json.size());
  while (!json.empty()) {
    const std::size_t end = std::min(json.find_first_of("\n\r"), json.size());
    line += json.substr(0, end);
    json.remove_prefix(end);
    json.remove_prefix(std::min(json.find_first_not_of("\n\r\t "), json.size()));
  }
  return line;
}

}  // namespace

std::string_view to_text(IdKind kind) {
  switch (kind) {
    case IdKind::kMessage:
      return "message";
    case IdKind::kRequest:
      return "request";
    case IdKind::kTask:
      return "task";
    case IdKind::kTrace:
      return "trace";
    case IdKind::kBodyMd5:
      return "body_md5";
    case IdKind::kMail:
      return "mail";
    case IdKind::kThread:
      return "thread";
    case IdKind::kMentioned:
      break;
  }
  return "mentioned";
}

std::string to_text(const Place& place) {
  return place.number == 0 ? place.file : place.file + ":" + std::to_string(place.number);
}

void Fact::clear() {
  time.reset();
  resolution = {};
  for (std::string* text : {&source, &actor, &operation, &resource, &payload, &own_id, &order}) {
    text->clear();
  }
  ids.clear();
  payload_is_json = false;
}

void Fact::add_id(IdKind kind, std::string_view value) {
  if (value.empty()) return;
  Id id{kind, normal_form(kind, value)};
  if (id.value.empty() || std::ranges::find(ids, id) != ids.end()) return;
  ids.push_back(std::move(id));
}

std::string to_rfc3339(sim::Time time) {
  constexpr std::size_t kDigits = 9;
  const sim::Time second = sim::floor_to(time, std::chrono::seconds{1});
  std::string text = sim::to_iso8601(second);
  text.resize(text.find('.') + 1);
  text.append(kDigits, '0').append(1, 'Z');
  std::int64_t rest = (time - second).count();
  for (std::size_t i = text.size() - 1; rest > 0; rest /= 10) {
    text[--i] = static_cast<char>('0' + rest % 10);
  }
  return text;
}

std::string to_json_line(const Fact& fact, std::uint64_t count) {
  std::string line;
  append_json_line(line, fact, count);
  return line;
}

void append_json_line(std::string& lines, const Fact& fact, std::uint64_t count) {
  sim::JsonWriter json;
  json.begin_object();
  if (fact.time) {
    json.key("time").value(to_rfc3339(*fact.time));
    json.key("resolution_ns").value(std::int64_t{fact.resolution.count()});
  }
  json.key("source").value(fact.source);
  if (!fact.actor.empty()) json.key("actor").value(fact.actor);
  json.key("operation").value(fact.operation);
  if (!fact.resource.empty()) json.key("resource").value(fact.resource);
  if (!fact.ids.empty()) {
    json.key("ids").begin_array();
    for (const Id& id : fact.ids) {
      json.begin_object().key("kind").value(to_text(id.kind)).key("value").value(id.value);
      json.end_object();
    }
    json.end_array();
  }
  if (!fact.own_id.empty()) json.key("id").value(fact.own_id);
  if (count > 1) json.key("told").value(count);
  json.key("file").value(fact.place.file).key("record").value(fact.place.number);
  if (!fact.payload.empty()) {
    json.key("payload");
    fact.payload_is_json ? json.raw(one_line(fact.payload)) : json.value(fact.payload);
  }
  json.end_object();
  lines += json.text();
}

}  // namespace evidence
