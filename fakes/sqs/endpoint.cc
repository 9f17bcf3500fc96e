#include "fakes/sqs/endpoint.h"

#include <string>

namespace sqs {
namespace {

bool is_queue_path(std::string_view path) {
  return path.size() > 1 && path.find('/', 1) != std::string_view::npos;
}

}  // namespace

bool is_served_at(std::string_view path, std::string_view action) {
  return !is_queue_path(path) || (action != "CreateQueue" && action != "ListQueues");
}

aws::Error invalid_action(std::string_view action, std::string_view) {
  return aws::Error("InvalidAction", 400,
                    "The action " + std::string(action) + " is not valid for this endpoint.");
}

}  // namespace sqs
