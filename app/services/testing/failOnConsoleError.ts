import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest'

let said: MockInstance<typeof console.error>

// A test in which something complains on the console has failed, whatever it asserts.
beforeEach(() => {
  said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
})

afterEach(() => {
  const complaints = [...said.mock.calls]
  said.mockRestore()
  expect(complaints, 'console.error was called').toEqual([])
})
