#include "harness/scenario/compose_world.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "harness/scenario/placeholders.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/shapes.h"
#include "harness/scenario/take_fields.h"
#include "harness/scenario/unique_entries.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExtends = "extends";
constexpr const char* kFaults = "faults";
// Worlds are read by recursion, each within the one that extends it.
constexpr std::size_t kMostFiles = 64;
// The key of a map within `programs`, which is merged name by name as `programs` is.
constexpr const char* kSecrets = "secrets";

Value* member_of(Value& map, const std::string& name) {
  for (Member& member : map.members) {
    if (member.name == name) return &member.value;
  }
  return nullptr;
}

void put(Value& map, const Member& member) {
  if (Value* known = member_of(map, member.name)) {
    *known = member.value;
  } else {
    map.members.push_back(member);
  }
}

// Whether a list of faults says `calm`, so that none of those before it is left.
bool ends_faults(const Value& faults) {
  return std::ranges::any_of(faults.items, [](const Value& entry) {
    return !entry.members.empty() && entry.members.front().name == "preset" &&
           entry.members.front().value.text == "calm";
  });
}

void merge(Value& base, const Member& member, const Platforms& platforms) {
  Value* known = member_of(base, member.name);
  if (known == nullptr) {
    base.members.push_back(member);
  } else if (member.value.kind == Value::Kind::kList) {
    if (member.name == kFaults && ends_faults(member.value)) known->items.clear();
    merge_list(member, platforms, *known);
  } else if (member.value.kind == Value::Kind::kMap) {
    for (const Member& inner : member.value.members) {
      Value* other = inner.name == kSecrets ? member_of(*known, inner.name) : nullptr;
      if (other == nullptr) {
        put(*known, inner);
      } else {
        for (const Member& secret : inner.value.members) put(*other, secret);
      }
    }
  } else {
    *known = member.value;
  }
}

// One name for a file however it is reached; the path itself where that leads nowhere, which
// whoever reads the file says better.
fs::path identity_of(const fs::path& path) {
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  return error ? path : real;
}

class Composer {
 public:
  explicit Composer(const Platforms& platforms)
      : platforms_(platforms), shape_(world_shape(platforms)) {}

  Value read(const std::string& text, const std::string& path) {
    files_.push_back(identity_of(path));
    Value root = parse_yaml(text, path);
    Problems problems;
    check(root, shape_, problems);
    problems.throw_if_any();
    check_unique(root, platforms_, problems);
    for (const auto& platform : platforms_) platform->check_file(root, problems);
    if (const Value* setup = root.find("setup")) check_placeholders(*setup, problems);
    problems.throw_if_any();
    make_absolute(root, fs::absolute(path).parent_path());
    const Value* extends = root.find(kExtends);
    if (extends == nullptr) return root;
    changed_ = true;
    Value whole = read_base(*extends, fs::path(path).parent_path());
    for (const Member& member : root.members) {
      if (member.name != kExtends) merge(whole, member, platforms_);
    }
    whole.place = root.place;
    return whole;
  }

  // Whether the composed world differs from what the file's own text says.
  bool changed() const { return changed_; }

 private:
  Value read_base(const Value& extends, const fs::path& folder) {
    const fs::path path = (folder / extends.text).lexically_normal();
    if (std::ranges::find(files_, identity_of(path)) != files_.end()) {
      throw FileErrors({{extends.place, "'extends': " + path.string() + " extends this file"}});
    }
    if (files_.size() == kMostFiles) {
      throw FileErrors({{extends.place, "'extends': more than " + std::to_string(kMostFiles) +
                                            " worlds extend each other"}});
    }
    std::string text;
    try {
      text = read_text(path.string());
    } catch (const FileErrors& errors) {
      throw FileErrors({{extends.place,
                         "'extends': " + path.string() + " " + errors.problems().front().message}});
    }
    return read(text, path.string());
  }

  void make_absolute(Value& root, const fs::path& folder) {
    make_absolute(member_of(root, "bodies"), folder);
    Value* images = member_of(root, "images");
    if (images == nullptr) return;
    for (Member& image : images->members) {
      Value* command = member_of(image.value, "command");
      Value* files = command == nullptr ? nullptr : member_of(*command, "files");
      if (files == nullptr) continue;
      for (Value& file : files->items) {
        for (const char* key : {"copy", "link"}) make_absolute(member_of(file, key), folder);
      }
    }
  }

  // `${NAME}/…` is taken to begin with an absolute path, once the variable is known.
  void make_absolute(Value* path, const fs::path& folder) {
    if (path == nullptr || path->text.starts_with("${") || path->text.starts_with('/')) return;
    path->text = (folder / path->text).lexically_normal().string();
    changed_ = true;
  }

  const Platforms& platforms_;
  const Shape shape_;
  std::vector<fs::path> files_;
  bool changed_ = false;
};

}  // namespace

ComposedWorld compose_world(const std::string& text, const std::string& path,
                            const Platforms& platforms) {
  Composer composer(platforms);
  ComposedWorld world;
  world.root = composer.read(text, path);
  world.text = composer.changed() ? json_text(world.root) : text;
  return world;
}

Place place_of_setup_call(const WorldConfig& world, std::size_t index, const Platforms& platforms) {
  try {
    const Value root = compose_world(read_text(world.path), world.path, platforms).root;
    const std::vector<Value>& calls = items(root, "setup");
    if (index < calls.size()) return calls[index].members.front().place;
  } catch (const FileErrors&) {
    // The file is gone: this is a recorded take that is played again.
  }
  return {world.path, 0, 0};
}

}  // namespace harness
