#include "fakes/sqs/counter.h"

namespace sqs {
namespace {

constexpr std::int64_t kBlock = 4096;

}  // namespace

void SequenceCounter::load() {
  sim::Statement& find = store_.prepare("SELECT next FROM sqs_counter WHERE name = ?");
  next_ = find.bind(name_).step() ? find.integer(0) : 1;
  find.reset();
  block_end_ = next_;
}

void SequenceCounter::take_block() {
  block_end_ = next_ + kBlock;
  store_.prepare("INSERT OR REPLACE INTO sqs_counter VALUES (?, ?)").bind(name_, block_end_).run();
}

}  // namespace sqs
