// Cuts the bytes that a program prints into lines of text.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace sim {

class LineSplitter {
 public:
  using Line = std::function<void(std::string_view line)>;

  // A line that is longer than `most` bytes comes in pieces of at most that, cut between
  // characters, as container runtimes do it. REQUIRES: most >= 8.
  explicit LineSplitter(std::size_t most) : most_(most) {}

  // Hands over each line that is complete, without its newline, with bytes that are not UTF-8
  // replaced by U+FFFD. Holds no more than `most` bytes back.
  void put(std::string_view bytes, const Line& line);
  // Hands over what is left without a newline, if anything is.
  void end(const Line& line);

 private:
  void give(std::string_view text, const Line& line) const;
  void give_pieces(const Line& line);

  std::size_t most_;
  std::string held_;
};

}  // namespace sim
