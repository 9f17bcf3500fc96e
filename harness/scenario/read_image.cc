#include "harness/scenario/read_image.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "harness/scenario/take_fields.h"
#include "harness/world/inner_path.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kOpen = "${";

// The text of a value with `${NAME}` replaced by variables of the user's environment.
std::string resolved(const Value& value, Problems& problems) {
  const std::string& text = value.text;
  std::string result;
  std::size_t at = 0;
  for (std::size_t open = 0; (open = text.find(kOpen, at)) != std::string::npos;) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) {
      problems.add(value.place, "'${' without '}' in '" + text + "'");
      return text;
    }
    const std::string name = text.substr(open + kOpen.size(), close - open - kOpen.size());
    const char* set = std::getenv(name.c_str());
    if (set == nullptr || *set == 0) {
      problems.add(value.place,
                   "the environment variable " + name + " is not set; '" + text + "' needs it");
    }
    result.append(text, at, open - at).append(set == nullptr ? "" : set);
    at = close + 1;
  }
  return result.append(text, at);
}

std::string member(const Value& map, const char* key, Problems& problems) {
  const Value* value = map.find(key);
  return value == nullptr ? std::string{} : resolved(*value, problems);
}

std::vector<std::string> texts(const Value& map, const char* key, Problems& problems) {
  std::vector<std::string> list;
  for (const Value& item : items(map, key)) list.push_back(resolved(item, problems));
  return list;
}

void take_environment(const Value& image, std::map<std::string, std::string>& out,
                      Problems& problems) {
  const Value* env = image.find("env");
  if (env == nullptr) return;
  for (const Member& entry : env->members) {
    out[entry.name] = resolved(entry.value, problems);
    if (entry.name.find('=') != std::string::npos) {
      problems.add(entry.place, "'" + entry.name + "' is no name of a variable");
    }
  }
}

// Whether the path stays within the container's folder.
bool is_below(const fs::path& path) {
  return path.is_relative() && !path.empty() && !leads_out(path);
}

// Adds a problem if a file that a world names, `from`, is not at `path`.
void need_file(const Value& from, const fs::path& path, const Value* made_by, Problems& problems) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) return;
  const std::string how = made_by == nullptr ? "" : "; '" + made_by->text + "' makes it";
  problems.add(from.place, "there is no file or folder " + path.string() + how);
}

FileConfig file_of(const Value& value, Problems& problems) {
  FileConfig file;
  const Value* copy = value.find("copy");
  const Value* link = value.find("link");
  if ((copy == nullptr) == (link == nullptr)) {
    problems.add(value.place, "a file needs either 'copy' or 'link'");
    return file;
  }
  const Value& from = copy == nullptr ? *link : *copy;
  file.link = copy == nullptr;
  Problems unresolved;
  const std::string named = resolved(from, unresolved);
  const fs::path world_folder = fs::absolute(value.place.file).parent_path();
  const fs::path path = (world_folder / named).lexically_normal();
  file.from = path.string();
  file.to = member(value, "to", problems);
  if (file.to.empty()) file.to = path.filename().string();
  if (unresolved.empty()) need_file(from, path, value.find("made_by"), problems);
  for (Problem& problem : unresolved.take()) problems.add(problem.place, problem.message);
  if (!is_below(file.to)) {
    problems.add(value.place,
                 "'to': expected a path in the container's folder, not '" + file.to + "'");
  }
  return file;
}

// Adds a problem for a file whose place is that of another, or in a folder that is linked: it would
// be written there.
void check_places(const std::vector<FileConfig>& files, const std::vector<Value>& given,
                  Problems& problems) {
  const auto place_of = [](const FileConfig& file) {
    const fs::path place = fs::path(file.to).lexically_normal();
    return place.has_filename() ? place : place.parent_path();
  };
  for (std::size_t i = 0; i < files.size(); ++i) {
    const fs::path to = place_of(files[i]);
    for (std::size_t j = 0; j < files.size(); ++j) {
      const fs::path other = place_of(files[j]);
      const std::string line = ", on line " + std::to_string(given[j].place.line);
      if (j < i && to == other) {
        problems.add(given[i].place, "'to': '" + files[i].to + "' is there already" + line);
      } else if (to != other && files[j].link && is_inside(to, other)) {
        problems.add(given[i].place, "'to': '" + files[i].to + "' is in '" + files[j].to +
                                         "', which is linked" + line);
      }
    }
  }
}

}  // namespace

ImageConfig image_of(const Value& value, Problems& problems) {
  ImageConfig image;
  if (const Value* standin = value.find("standin")) image.standin = standin->text;
  if (const Value* engine = value.find("engine")) {
    image.engine.emplace();
    image.engine->image = member(*engine, "image", problems);
    image.engine->socket = member(*engine, "socket", problems);
    take_environment(*engine, image.engine->environment, problems);
  }
  const Value* given = value.find("command");
  if (given == nullptr) return image;
  CommandConfig command;
  command.entry_point = texts(*given, "entry_point", problems);
  command.arguments = texts(*given, "argv", problems);
  if (command.entry_point.empty() && command.arguments.empty()) {
    problems.add(given->place, "'argv': expected a program, not an empty list");
  }
  command.folder = member(*given, "cwd", problems);
  if (const fs::path folder = command.folder; folder.is_relative() && leads_out(folder)) {
    problems.add(given->find("cwd")->place,
                 "'cwd': '" + command.folder + "' leads out of the container's folder");
  }
  for (const Value& file : items(*given, "files")) {
    command.files.push_back(file_of(file, problems));
  }
  check_places(command.files, items(*given, "files"), problems);
  take_environment(*given, command.environment, problems);
  image.command = std::move(command);
  return image;
}

void take_programs(const Value& value, ProgramsConfig& programs, Problems& problems) {
  take(value, "at_once", programs.most_at_once);
  std::string network;
  take(value, "network", network);
  programs.own_network = network != "host";
  take(value, "aws_names", programs.aws_names);
  if (const Value* secrets = value.find("secrets")) {
    for (const Member& entry : secrets->members) {
      programs.secrets[entry.name] = resolved(entry.value, problems);
    }
  }
  std::string unvirtual;
  take(value, "unvirtual", unvirtual);
  if (unvirtual == "stop") programs.unvirtual = Unvirtual::kStop;
  if (unvirtual == "ignore") programs.unvirtual = Unvirtual::kIgnore;
  take(value, "cpu_charge", programs.cpu_charge);
  take(value, "patience", programs.patience);
}

}  // namespace harness
