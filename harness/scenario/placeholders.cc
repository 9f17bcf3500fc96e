#include "harness/scenario/placeholders.h"

#include <algorithm>
#include <string>
#include <vector>

namespace harness {
namespace {

constexpr std::string_view kNameOpens = "${";
constexpr std::string_view kNameEscaped = "$${";

const std::vector<std::string> kNames{"account", "region"};

// A piece of a text: what stands for itself, or the name in `${…}`.
struct Piece {
  std::string_view text;
  bool is_name = false;
};

// Takes the next piece off the beginning of `rest`, which is not empty.
Piece next_piece(std::string_view& rest) {
  const auto take = [&rest](std::size_t length) {
    const std::string_view taken = rest.substr(0, length);
    rest.remove_prefix(taken.size());
    return taken;
  };
  if (rest.starts_with(kNameEscaped)) return {take(kNameEscaped.size()).substr(1)};
  // A name has no `$`: of `${a${account}` the second opens one.
  const std::size_t close = rest.starts_with(kNameOpens)
                                ? rest.find_first_of("}$", kNameOpens.size())
                                : std::string_view::npos;
  if (close != std::string_view::npos && rest[close] == '}') {
    return {take(close + 1).substr(kNameOpens.size(), close - kNameOpens.size()), true};
  }
  return {take(std::max(rest.find('$', 1), std::size_t{1}))};
}

// The names in `${…}`, in their order.
std::vector<std::string> names_in(std::string_view text) {
  std::vector<std::string> names;
  while (!text.empty()) {
    const Piece piece = next_piece(text);
    if (piece.is_name) names.emplace_back(piece.text);
  }
  return names;
}

// `world`: null in a key, where no name stands for anything.
std::string filled_in(std::string_view text, const WorldConfig* world) {
  std::string filled;
  while (!text.empty()) {
    const Piece piece = next_piece(text);
    if (!piece.is_name) {
      filled += piece.text;
    } else if (world != nullptr && piece.text == "account") {
      filled += world->account;
    } else if (world != nullptr && piece.text == "region") {
      filled += world->region;
    } else {
      filled.append(kNameOpens).append(piece.text).append(1, '}');
    }
  }
  return filled;
}

}  // namespace

// AWS has `${…}` of its own, such as `${aws:username}`.
void check_placeholders(const Value& value, Problems& problems) {
  if (value.kind == Value::Kind::kText) {
    for (const std::string& name : names_in(value.text)) {
      if (!is_slip(name, kNames)) continue;
      problems.add(value.place,
                   "'${" + name + "}' stands for nothing" + expected_one_of(name, kNames));
    }
  }
  for (const Value& item : value.items) check_placeholders(item, problems);
  for (const Member& member : value.members) {
    for (const std::string& name : names_in(member.name)) {
      if (std::ranges::find(kNames, name) == kNames.end()) continue;
      problems.add(member.place, "'${" + name + "}' stands for nothing in a key");
    }
    check_placeholders(member.value, problems);
  }
}

void fill_in(Value& value, const WorldConfig& world) {
  if (value.kind == Value::Kind::kText) value.text = filled_in(value.text, &world);
  for (Value& item : value.items) fill_in(item, world);
  for (Member& member : value.members) {
    member.name = filled_in(member.name, nullptr);
    fill_in(member.value, world);
  }
}

std::string without_placeholders(std::string_view text) {
  std::string written;
  for (std::size_t open = 0; (open = text.find(kNameOpens)) != std::string_view::npos;) {
    written.append(text.substr(0, open)).append(kNameEscaped);
    text.remove_prefix(open + kNameOpens.size());
  }
  return written.append(text);
}

}  // namespace harness
