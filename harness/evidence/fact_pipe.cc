#include "harness/evidence/fact_pipe.h"

#include <utility>

namespace evidence {
namespace {

constexpr std::size_t kBatchFacts = 2048;
constexpr std::size_t kBatchBytes = std::size_t{4} << 20;
constexpr std::size_t kMostBatches = 6;

}  // namespace

FactPipe::FactPipe(std::function<void(Fact& fact, std::uint64_t told)> use)
    : use_(std::move(use)), thread_([this] { run(); }) {}

FactPipe::~FactPipe() {
  {
    const std::lock_guard lock(mutex_);
    is_given_up_ = is_closed_ = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void FactPipe::push(const Fact& fact, std::uint64_t told) {
  if (filling_.count == filling_.facts.size()) {
    filling_.facts.emplace_back();
    filling_.told.emplace_back();
  }
  filling_.facts[filling_.count] = fact;
  filling_.told[filling_.count] = told;
  filling_.bytes += fact.payload.size();
  if (++filling_.count == kBatchFacts || filling_.bytes > kBatchBytes) hand_over();
}

void FactPipe::hand_over() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return full_.size() < kMostBatches || failure_ != nullptr; });
  if (failure_ != nullptr) std::rethrow_exception(failure_);
  full_.push_back(std::move(filling_));
  filling_ = {};
  if (!empty_.empty()) {
    filling_ = std::move(empty_.back());
    empty_.pop_back();
  }
  changed_.notify_all();
}

void FactPipe::close() {
  hand_over();
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  changed_.notify_all();
  thread_.join();
  if (failure_ != nullptr) std::rethrow_exception(failure_);
}

void FactPipe::run() {
  for (;;) {
    Batch batch;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return !full_.empty() || is_closed_; });
      if (full_.empty() || is_given_up_) return;
      batch = std::move(full_.front());
      full_.pop_front();
    }
    changed_.notify_all();
    try {
      for (std::size_t i = 0; i < batch.count; ++i) use_(batch.facts[i], batch.told[i]);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failure_ = std::current_exception();
      changed_.notify_all();
      return;
    }
    batch.count = batch.bytes = 0;
    const std::lock_guard lock(mutex_);
    empty_.push_back(std::move(batch));
  }
}

}  // namespace evidence
