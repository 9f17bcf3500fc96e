#include "harness/scenario/unknown_bodies.h"

#include <algorithm>

#include "fakes/sqs/messages/digest.h"

namespace harness {
namespace {

constexpr char kUnknown[] = "unknown";
constexpr std::string_view kMd5 = "md5 ";
constexpr std::size_t kMd5Digits = 32;

bool is_md5(std::string_view text) {
  return text.size() == kMd5Digits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// `{unknown: md5 …}`
bool is_unknown(const Value& value) {
  return value.members.size() == 1 && value.members.front().name == kUnknown &&
         value.members.front().value.text.starts_with(kMd5);
}

}  // namespace

CandidateBodies::CandidateBodies(const std::string& path) {
  const std::string text = read_text(path);
  by_md5_.emplace(sqs::md5(text), text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.pop_back();
    std::string md5 = sqs::md5(line);
    by_md5_.emplace(std::move(md5), std::move(line));
    at = end + 1;
  }
}

const std::string* CandidateBodies::find(std::string_view md5) const {
  const auto found = by_md5_.find(md5);
  return found == by_md5_.end() ? nullptr : &found->second;
}

void fill_in_bodies(Value& input, const CandidateBodies& bodies, Problems& problems) {
  for (Value& item : input.items) fill_in_bodies(item, bodies, problems);
  for (Member& member : input.members) {
    Value& value = member.value;
    if (!is_unknown(value)) {
      fill_in_bodies(value, bodies, problems);
      continue;
    }
    const std::string md5 = value.members.front().value.text.substr(kMd5.size());
    if (!is_md5(md5)) {
      problems.add(value.place, "'unknown': expected `md5` and 32 hexadecimal digits, not '" +
                                    value.members.front().value.text + "'");
      continue;
    }
    const std::string* const body = bodies.find(md5);
    if (body == nullptr) {
      problems.add(value.place, "'" + member.name + "': the body with the MD5 " + md5 +
                                    " is not known; name a file that has it, as a line or as a "
                                    "whole, by 'bodies'");
      continue;
    }
    Value known;
    known.kind = Value::Kind::kText;
    known.place = value.place;
    known.text = *body;
    value = std::move(known);
  }
}

}  // namespace harness
