#include "fakes/aws/member_path.h"

namespace aws {

std::string MemberPath::dotted() const {
  std::string text;
  for (const Part& part : parts_) {
    if (part.what == Part::kIndex) {
      text += "[" + std::to_string(part.index) + "]";
    } else {
      if (!text.empty()) text += '.';
      text += part.name;
    }
  }
  return text;
}

std::string MemberPath::coral() const {
  std::string text;
  for (const Part& part : parts_) {
    if (!text.empty()) text += '.';
    if (part.what == Part::kIndex) {
      text += std::to_string(part.index + 1) + ".member";
    } else if (part.what == Part::kKey) {
      text += std::string(part.name) + ".member";
    } else {
      text += part.name;
      char& first = text[text.size() - part.name.size()];
      first = static_cast<char>(std::tolower(static_cast<unsigned char>(first)));
    }
  }
  return text;
}

std::string_view MemberPath::last_member() const {
  for (auto part = parts_.rbegin(); part != parts_.rend(); ++part) {
    if (part->what != Part::kIndex) return part->name;
  }
  return {};
}

void add_missing_member(MemberPath& path, std::string_view member,
                        std::vector<Violation>& violations) {
  if (violations.size() >= kMostViolations) return;
  const MemberPath::Step step{path, member};
  violations.push_back({Violation::Kind::kMissing,
                        path.coral(),
                        std::string(member),
                        {},
                        "Member must not be null"});
}

}  // namespace aws
