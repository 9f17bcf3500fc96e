#include "sim/http/descriptor_watch.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <string>

#include "tests/support/catch.h"

using namespace std::chrono_literals;
using sim::http::DescriptorWatch;
using sim::http::Loop;

namespace {

struct Pipe {
  Pipe() { REQUIRE(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0); }
  ~Pipe() {
    ::close(ends[0]);
    end();
  }
  void put(const std::string& text) const {
    REQUIRE(::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size()));
  }
  std::string take(std::size_t size) const {
    std::string text(size, 0);
    const ssize_t count = ::read(ends[0], text.data(), size);
    text.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return text;
  }
  void end() {
    if (ends[1] >= 0) ::close(ends[1]);
    ends[1] = -1;
  }
  std::array<int, 2> ends{};
};

}  // namespace

TEST_CASE("DescriptorWatch: called while there is something to read, and no longer",
          "[sim][http]") {
  Loop loop;
  Pipe pipe;
  std::string got;
  const DescriptorWatch watch(loop, pipe.ends[0], [&] { got += pipe.take(2); });
  CHECK_FALSE(loop.wait(1ms));
  pipe.put("12345");
  while (loop.wait(1ms)) {
  }
  CHECK(got == "12345");
}

TEST_CASE("DescriptorWatch: the end of a pipe is something to read", "[sim][http]") {
  Loop loop;
  Pipe pipe;
  int calls = 0;
  std::unique_ptr<DescriptorWatch> watch;
  watch = std::make_unique<DescriptorWatch>(loop, pipe.ends[0], [&] {
    ++calls;
    watch.reset();
  });
  pipe.end();
  CHECK(loop.wait(1s));
  CHECK_FALSE(loop.wait(1ms));
  CHECK(calls == 1);
}

TEST_CASE("DescriptorWatch: nothing comes after its end, and its number may come back",
          "[sim][http]") {
  Loop loop;
  int first_calls = 0;
  int number = 0;
  {
    Pipe pipe;
    number = pipe.ends[0];
    const DescriptorWatch watch(loop, pipe.ends[0], [&] { ++first_calls; });
    pipe.put("x");
  }
  Pipe pipe;
  REQUIRE(pipe.ends[0] == number);
  std::string got;
  const DescriptorWatch watch(loop, pipe.ends[0], [&] { got += pipe.take(2); });
  while (loop.wait(1ms)) {
  }
  pipe.put("yz");
  while (loop.wait(1ms)) {
  }
  CHECK(first_calls == 0);
  CHECK(got == "yz");
}

TEST_CASE("DescriptorWatch: goes on after its handler has thrown", "[sim][http]") {
  Loop loop;
  Pipe pipe;
  std::string got;
  const DescriptorWatch watch(loop, pipe.ends[0], [&] {
    got += pipe.take(1);
    if (got == "1") throw std::runtime_error("once");
  });
  pipe.put("12");
  CHECK_THROWS_AS(loop.wait(1s), std::runtime_error);
  CHECK(loop.wait(1s));
  CHECK(got == "12");
}
