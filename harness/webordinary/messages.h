// The two messages between Hermes and an edit container, and their JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "harness/webordinary/naming.h"

namespace harness {

// What Hermes sends to a container's input queue.
struct Command {
  std::string session_id;
  std::string command_id;
  std::int64_t timestamp_ms = 0;
  std::string type = "edit";  // edit, build, commit, push, preview, interrupt
  std::string instruction;
  std::string user_email;
  std::string thread;  // chatThreadId
  ContainerName container;
  std::string branch;
  std::string priority = "normal";  // normal, high
};

// What a container sends to its output queue.
struct Answer {
  std::string session_id;
  std::string command_id;
  std::int64_t timestamp_ms = 0;
  std::int64_t completed_at_ms = 0;
  bool success = false;
  std::string summary;
  std::vector<std::string> files_changed;
  std::string error;
  std::string preview_url;
  bool interrupted = false;
  std::string interrupted_by;
  std::string git_commit;
  std::string branch;
};

std::string to_json(const Command& command);
std::string to_json(const Answer& answer);

// Nothing if the text is not a command: no JSON object, a member missing or of the wrong type, an
// unknown type.
std::optional<Command> parse_command(std::string_view text);
std::optional<Answer> parse_answer(std::string_view text);

}  // namespace harness
