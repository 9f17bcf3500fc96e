// The bytes that a connection has received and not yet used, in one piece.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace sim::http {

class InputBuffer {
 public:
  // Starts at a few KiB and grows to `limit` bytes while reads keep filling it.
  explicit InputBuffer(std::size_t limit);

  std::string_view view() const { return {bytes_.data() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }
  // True if it holds `limit` bytes, so that room() is empty.
  bool full() const { return end_ - begin_ == limit_; }

  // Where the next read may put its bytes. Ends the validity of view(). While a read is under way
  // room() must not be called again; consume() may be.
  std::span<char> room();
  // `count` bytes came into room().
  void commit(std::size_t count);
  // The first `count` bytes of view() are used up.
  void consume(std::size_t count) { begin_ += count; }
  void discard() { begin_ = end_; }

 private:
  std::size_t limit_;
  std::vector<char> bytes_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool filled_ = true;  // the last read took all the room it had
};

}  // namespace sim::http
