#include "sim/http/input_buffer.h"

#include <algorithm>
#include <cstring>

namespace sim::http {
namespace {

constexpr std::size_t kFirstSize = 4096;

}  // namespace

InputBuffer::InputBuffer(std::size_t limit) : limit_(limit) {}

std::span<char> InputBuffer::room() {
  if (begin_ > 0) {
    std::memmove(bytes_.data(), bytes_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (filled_) {
    bytes_.resize(std::min(limit_, std::max(kFirstSize, bytes_.size() * 2)));
    filled_ = false;
  }
  return {bytes_.data() + end_, bytes_.size() - end_};
}

void InputBuffer::commit(std::size_t count) {
  end_ += count;
  filled_ = end_ == bytes_.size();
}

}  // namespace sim::http
