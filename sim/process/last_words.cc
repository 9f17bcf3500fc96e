#include "sim/process/last_words.h"

#include <utility>

namespace sim {

LastWords::LastWords(std::string path, std::string words) {
  InitOrder order;
  order.last_socket = std::move(path);
  order.last_words = std::move(words);
  guard_.start(order, -1, -1);
}

}  // namespace sim
