#include "harness/scenario/unknown_bodies.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

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

constexpr char kBytes[] = "bytes";
// SQS takes no larger message. (SQS Developer Guide, "Message quotas".)
constexpr std::size_t kMostBytes = 1'048'576;

// `{unknown: md5 …}`, with or without `bytes`.
bool is_unknown(const Value& value) {
  const Value* const hash = value.find(kUnknown);
  return hash != nullptr && hash->text.starts_with(kMd5) &&
         value.members.size() == (value.find(kBytes) == nullptr ? 1 : 2);
}

// A problem is added if it is no number, or too large a one.
std::optional<std::size_t> size_of(const Value& value, Problems& problems) {
  const Value* const bytes = value.find(kBytes);
  if (bytes == nullptr) return std::nullopt;
  std::size_t size = 0;
  const char* const end = bytes->text.data() + bytes->text.size();
  const auto [last, error] = std::from_chars(bytes->text.data(), end, size);
  if (error == std::errc{} && last == end && size > 0 && size <= kMostBytes) return size;
  problems.add(bytes->place, "'bytes': expected a number from 1 to " + std::to_string(kMostBytes) +
                                 ", not '" + bytes->text + "'");
  return std::nullopt;
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

CandidateBodies bodies_of(const Value& root, const std::string& path, Problems& problems) {
  const Value* const file = root.find("bodies");
  if (file == nullptr) return {};
  const std::string beside =
      (std::filesystem::path(path).parent_path() / file->text).lexically_normal().string();
  try {
    return CandidateBodies(beside);
  } catch (const FileErrors& errors) {
    problems.add(file->place, "'bodies': " + beside + " " + errors.problems().front().message);
    return {};
  }
}

std::string stand_in_of(std::string_view md5, std::optional<std::size_t> bytes) {
  const std::string begin = R"({"unknown":"md5 )" + std::string(md5) + '"';
  constexpr std::string_view kFill = R"(,"fill":")";
  const std::size_t shortest = begin.size() + 1;
  if (!bytes || *bytes == shortest) return begin + '}';
  if (*bytes < shortest) return std::string(md5).substr(0, std::min(*bytes, md5.size()));
  const std::size_t filled = shortest + kFill.size() + 1;
  // There are sizes for which no member fits in; blanks are JSON as well.
  if (*bytes < filled) return begin + std::string(*bytes - shortest, ' ') + '}';
  return begin + std::string(kFill) + std::string(*bytes - filled, '.') + R"("})";
}

std::string to_text(const UnknownBody& body) {
  return body.place + ": nobody has the body with the MD5 " + body.md5 +
         ", so a stand-in is sent in its place; name a file that has it, as a line or as a whole, "
         "by 'bodies'";
}

void fill_in_bodies(Value& input, const CandidateBodies& bodies, Problems& problems,
                    std::vector<UnknownBody>& unknown) {
  for (Value& item : input.items) fill_in_bodies(item, bodies, problems, unknown);
  for (Member& member : input.members) {
    Value& value = member.value;
    if (!is_unknown(value)) {
      fill_in_bodies(value, bodies, problems, unknown);
      continue;
    }
    const std::string& hash = value.find(kUnknown)->text;
    const std::string md5 = hash.substr(kMd5.size());
    if (!is_md5(md5)) {
      problems.add(value.place,
                   "'unknown': expected `md5` and 32 hexadecimal digits, not '" + hash + "'");
      continue;
    }
    const std::optional<std::size_t> bytes = size_of(value, problems);
    Value filled;
    filled.kind = Value::Kind::kText;
    filled.place = value.place;
    if (const std::string* const body = bodies.find(md5)) {
      filled.text = *body;
    } else {
      filled.text = stand_in_of(md5, bytes);
      unknown.push_back({to_text(value.place), md5, filled.text});
    }
    value = std::move(filled);
  }
}

}  // namespace harness
