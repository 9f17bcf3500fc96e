// What a service does some time after what it does now: mail on its way, what a fault has put off.
//
// It is in memory: a World that ends before has not done it.
#pragma once

#include <functional>
#include <string>

#include "fakes/aws/environment.h"

namespace aws {

// Runs `run` that much later, because of what goes on now, which it has as its cause. If the turn
// in which it runs is not kept, it runs again; if the one in which it was asked for is not, never.
// Until it has run it is among what the environment has put off, as `what`, in words.
// Whatever `run` refers to must live as long as the environment's scheduler has events.
void later(Environment& environment, sim::Duration after, std::string what,
           std::function<void()> run);

}  // namespace aws
