#include "sim/process/exit_message.h"

#include <utility>

namespace sim {

ExitMessage::ExitMessage(std::string path, std::string message) {
  InitOptions options;
  options.exit_socket = std::move(path);
  options.exit_message = std::move(message);
  guard_.start(options, -1, -1);
}

}  // namespace sim
