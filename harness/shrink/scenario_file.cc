#include "harness/shrink/scenario_file.h"

#include <algorithm>
#include <string_view>

#include "harness/scenario/yaml_text.h"

namespace harness::shrink {
namespace {

constexpr std::size_t kColumns = 100;

bool is_open(const Value& value) {
  return (value.kind == Value::Kind::kMap && !value.members.empty()) ||
         (value.kind == Value::Kind::kList && !value.items.empty());
}

class Writer {
 public:
  explicit Writer(const Notes& notes) : notes_(notes) {}

  std::string file(const Value& root) {
    for (const std::string& line : notes_.head) text_ += comment(line, 0);
    for (std::size_t i = 0; i < root.members.size(); ++i) {
      const Member& member = root.members[i];
      note({i}, 0);
      const bool is_list = member.value.kind == Value::Kind::kList && is_open(member.value);
      if (!is_list) {
        this->member(member, 0);
        continue;
      }
      text_ += yaml_key(member.name) + ":\n";
      for (std::size_t j = 0; j < member.value.items.size(); ++j) {
        note({i, j}, 2);
        item(member.value.items[j], 2);
      }
    }
    return std::move(text_);
  }

 private:
  // The line, broken between words where it is too long; what follows stands as far in as it does.
  static std::string comment(std::string_view line, std::size_t indent) {
    const std::string begin = std::string(indent, ' ') + "#";
    if (line.empty()) return begin + "\n";
    const std::size_t inner = std::min(line.find_first_not_of(' '), line.size());
    const std::size_t width = kColumns - begin.size() - 1;
    std::string text;
    const std::string head(line.substr(0, inner));
    line.remove_prefix(inner);
    while (head.size() + line.size() > width) {
      std::size_t end = line.rfind(' ', width - head.size());
      if (end == line.npos || end == 0) end = line.find(' ');
      if (end == line.npos) break;
      text += begin + " " + head + std::string(line.substr(0, end)) + "\n";
      line.remove_prefix(end + 1);
    }
    return text + begin + " " + head + std::string(line) + "\n";
  }
  void note(const Path& path, std::size_t indent) {
    const auto found = notes_.of.find(path);
    if (found == notes_.of.end()) return;
    for (const std::string& line : found->second) text_ += comment(line, indent);
  }

  // `value` behind `head`, which stands at the column `indent`.
  void put(const std::string& head, const Value& value, std::size_t indent, std::size_t below) {
    const std::string flow = yaml_flow(value);
    if (!is_open(value) || indent + head.size() + 1 + flow.size() <= kColumns) {
      text_ += std::string(indent, ' ') + head + " " + flow + "\n";
      return;
    }
    text_ += std::string(indent, ' ') + head + "\n";
    for (const Member& member : value.members) this->member(member, below);
    for (const Value& one : value.items) item(one, below);
  }

  void member(const Member& member, std::size_t indent) {
    put(yaml_key(member.name) + ":", member.value, indent, indent + 2);
  }

  void item(const Value& value, std::size_t indent) {
    // `- call: {…}`: the step's name stands on the line of the dash.
    if (value.kind == Value::Kind::kMap && value.members.size() == 1) {
      const Member& only = value.members.front();
      put("- " + yaml_key(only.name) + ":", only.value, indent, indent + 4);
    } else {
      block_item(value, indent);
    }
  }

  void block_item(const Value& value, std::size_t indent) {
    const std::string flow = yaml_flow(value);
    const bool fits = indent + 2 + flow.size() <= kColumns;
    if (fits || value.kind != Value::Kind::kMap || !is_open(value)) {
      text_ += std::string(indent, ' ') + "- " + flow + "\n";
      return;
    }
    const std::size_t begin = text_.size();
    for (const Member& member : value.members) this->member(member, indent + 2);
    text_[begin + indent] = '-';
  }

  const Notes& notes_;
  std::string text_;
};

}  // namespace

std::string scenario_text(const Value& root, const Notes& notes) {
  return Writer(notes).file(root);
}

}  // namespace harness::shrink
