// How much of what facts tell is kept.
#include "harness/incident/happenings.h"

namespace incident {

bool Happenings::take_bytes(std::size_t bytes) {
  if (bytes > kMostBytes - bytes_) {
    ++left_out_;
    return false;
  }
  bytes_ += bytes;
  return true;
}

Task* Happenings::task(std::string_view id) {
  const auto found = tasks_.find(id);
  if (found != tasks_.end()) return &found->second;
  if (tasks_.size() == kMostKept) {
    ++left_out_;
    return nullptr;
  }
  Task& task = tasks_[std::string(id)];
  task.id = id;
  return &task;
}

void Happenings::add_queue(const std::string& name) {
  if (queues_.contains(name)) return;
  if (queues_.size() == kMostKept) {
    ++left_out_;
    return;
  }
  queues_.insert(name);
}

void Happenings::add_account(const std::string& account) {
  const auto found = accounts_.find(account);
  if (found != accounts_.end()) {
    ++found->second;
  } else if (accounts_.size() < kMostKept) {
    accounts_.emplace(account, 1);
  }
}

}  // namespace incident
