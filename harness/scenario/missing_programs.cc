#include "harness/scenario/missing_programs.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/scenario/compose_world.h"
#include "harness/scenario/take_fields.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

bool depends_on_task(const std::string& text) { return text.find('{') != std::string::npos; }

bool is_program(const fs::path& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

bool is_in_path(const std::string& name, std::string_view path) {
  while (true) {
    const std::size_t colon = path.find(':');
    if (is_program(fs::path(path.substr(0, colon)) / name)) return true;
    if (colon == std::string_view::npos) return false;
    path.remove_prefix(colon + 1);
  }
}

class Finder {
 public:
  // `tools` are programs that every container finds.
  Finder(const CommandConfig& command, const Value& written, const std::vector<std::string>& tools,
         Problems& warnings)
      : command_(command), written_(written), tools_(tools), warnings_(warnings) {}

  void folder() {
    const std::string& folder = command_.folder;
    std::error_code error;
    if (!fs::path(folder).is_absolute() || depends_on_task(folder)) return;
    if (fs::is_directory(folder, error)) return;
    warnings_.add(written_.find("cwd")->place, "there is no folder " + folder + " here");
  }

  void program() {
    const bool by_entry_point = !command_.entry_point.empty();
    const std::string& name =
        by_entry_point ? command_.entry_point.front() : command_.arguments.front();
    if (depends_on_task(name) || std::ranges::find(tools_, name) != tools_.end()) return;
    const Place& place = items(written_, by_entry_point ? "entry_point" : "argv").front().place;
    if (name.find('/') == std::string::npos) return in_path(name, place);
    // A relative path is looked for where the program starts, if that is an absolute path of this
    // machine.
    const fs::path whole = (fs::path(command_.folder) / name).lexically_normal();
    if (!whole.is_absolute() || depends_on_task(whole.string()) || is_program(whole)) return;
    warnings_.add(place, "there is no program " + whole.string() + " here");
  }

 private:
  void in_path(const std::string& name, const Place& place) {
    const char* path = std::getenv("PATH");
    if (path == nullptr || command_.environment.contains("PATH") || is_in_path(name, path)) return;
    warnings_.add(place, "there is no program '" + name + "' in the PATH here");
  }

  const CommandConfig& command_;
  const Value& written_;
  const std::vector<std::string>& tools_;
  Problems& warnings_;
};

}  // namespace

void find_missing_programs(const WorldConfig& world, const Platforms& platforms,
                           Problems& warnings) {
  if (world.path.empty()) return;
  const Value root = compose_world(read_text(world.path), world.path, platforms).root;
  const Value* settings = root.find("programs");
  if (settings != nullptr && !has_programs(world)) {
    warnings.add(settings->place, "'programs' has no effect: no image is a program");
  }
  const Value* images = root.find("images");
  if (images == nullptr) return;
  std::vector<std::string> tools;
  for (const auto& platform : platforms) {
    for (std::string& tool : platform->dialect().tools) tools.push_back(std::move(tool));
  }
  for (const Member& member : images->members) {
    const Value* written = member.value.find("command");
    if (written == nullptr) continue;
    Finder finder(*world.images.at(member.name).command, *written, tools, warnings);
    finder.folder();
    finder.program();
  }
}

}  // namespace harness
